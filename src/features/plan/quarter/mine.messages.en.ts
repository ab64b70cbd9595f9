// Words of what a quarter asks of one person.
const number = new Intl.NumberFormat('en-GB')

export const mineWords = {
  title: 'Updates wanted',
  lead: 'Say how your parts of the plan went. Each takes about a minute and begins with what was said last.',
  none: 'Nothing is asked of you',
  noneNext: 'When a quarter ends you are asked by mail, and what is asked shows here.',
  toPlan: 'Go to the plan',
  mine: 'Yours',
  agency: 'Your agency’s',
  agencyLead: 'Somebody else leads these. You may answer for them.',
  head: { part: 'Part', quarter: 'Quarter', due: 'Due', state: 'State' },
  late: 'late',
  returned: 'Sent back',
  wanted: 'Wanted',
  say: 'Say how it went',
  update: (ref: string) => (ref === '' ? 'Update on your part' : `Update on action ${ref}`),
  forQuarter: (quarter: string, due: string, past: boolean) =>
    past
      ? `This is about ${quarter}. Answers were due by ${due}.`
      : `This is about ${quarter}. Please answer by ${due}.`,
  noQuarter: (quarter: string) => `Nobody has asked about it just now. What you say counts for ${quarter}.`,
  note: 'The coordinator has sent back what was said:',
  onBehalf: 'You record this for its owner, who told you another way. It is accepted at once.',
  saved: 'Kept. Thank you.',
  all: (n: number) => `See all ${number.format(n)}`,
  /** After a figure on the home page. */
  waitingForYou: (n: number) =>
    n === 1
      ? 'update of the plan waiting for you to look at'
      : 'updates of the plan waiting for you to look at',
  wantedOfYou: (n: number) =>
    n === 1 ? 'update of the plan wanted from you' : 'updates of the plan wanted from you',
}
