// What mail says. Each template turns its parameters into a subject and a text.
import { formatDateTime, formatLongDate } from '../../platform/calendar/format.ts'
import {
  type ClockItem,
  type MailParams,
  type MailStatus,
  splitSecrets,
  type StaffTemplate,
  type Template,
} from './mail.ts'

export type Words = { subject: string; text: string }
/** `origin`: where the site is, such as https://report.example.org, or '' for links within it. `token`: of a link. */
export type WordsInput = { params: MailParams; origin: string; partnership: string; token: string | null }

/** Where a link's token goes. Hidden, the words say so. */
export const LINK_PATHS = { invitation: '/invitation', 'password-reset': '/reset-password' } as const
const HIDDEN = '(the link is hidden)'
const link = ({ origin, token }: WordsInput, path: string) =>
  token === null ? HIDDEN : `${origin}${path}/${token}`
/** One link for each part of the plan; without the secrets, the parts alone. */
const partLinks = ({ origin, token, params }: WordsInput): string => {
  const { parts = [], count = parts.length } = params
  const tokens = token === null ? [] : splitSecrets(token)
  const lines = parts.map((part, at) => {
    const secret = tokens[at]
    return `${part}:\n${secret === undefined ? HIDDEN : `${origin}/plan-update/${secret}`}`
  })
  const more = count - parts.length
  return [...lines, ...(more > 0 ? [`and ${more} more: sign in to see them`] : [])].join('\n\n')
}
const dueDay = ({ params }: WordsInput) => (params.due ? formatLongDate(params.due) : '')
const quarter = ({ params }: WordsInput) => params.quarter ?? ''
const howLong = ({ params }: WordsInput) =>
  params.linksUntil
    ? `until ${formatDateTime(new Date(params.linksUntil))}`
    : params.linkDays === 1
      ? 'for one day'
      : `for ${params.linkDays ?? 0} days`
/**
 * The times, said together, so that nobody takes one for the other: the day of the answer, how long a link works, and what
 * comes after that.
 */
const untilWhen = (input: WordsInput) => {
  const { pastDue, nextReminder } = input.params
  const answer = pastDue ? '' : `You can answer until ${dueDay(input)}. `
  const again = nextReminder
    ? ` If you have not answered by ${formatLongDate(nextReminder)}, a reminder brings you new links that day.`
    : ''
  return `${answer}The links below work ${howLong(input)}, and then no more: after that, sign in to answer.${again}`
}
const signInInstead = ({ origin }: WordsInput) => `Or sign in and say it there:\n${origin}/plan/updates`
const secretly =
  'Each link opens one part of the plan without signing in. Do not pass it on: whoever has it can answer for you.'

const reference = ({ params }: WordsInput) => params.reference ?? ''

const signature = ({ partnership }: WordsInput) =>
  `\n\n${partnership}\nThis mail was sent by a machine. Nobody reads answers to it.`
const staff = (subject: string, input: WordsInput, ...paragraphs: string[]): Words => ({
  subject,
  text: `${paragraphs.join('\n\n')}${signature(input)}\n`,
})

/** Mail of the plan's quarter: its title, and its actions as features/plan/quarter/part-names.store.ts names them. */
const planWords = {
  'plan-request': (input: WordsInput) =>
    staff(
      `The plan: how did ${quarter(input)} go?`,
      input,
      `Please say how your part of ${thePlan(input)} went in ${quarter(input)}${input.params.pastDue ? `. Answers were due by ${dueDay(input)}: please give yours as soon as you can` : `, by ${dueDay(input)}`}. It takes about a minute and begins with what you said last time.`,
      `${untilWhen(input)}\n\n${partLinks(input)}`,
      secretly,
      signInInstead(input),
    ),
  'plan-reminder': (input: WordsInput) =>
    staff(
      `Reminder: how did ${quarter(input)} go?`,
      input,
      `We have not heard yet how your part of ${thePlan(input)} went in ${quarter(input)}. ${input.params.pastDue ? 'Updates were' : 'Updates are'} due by ${dueDay(input)}. If nobody says anything, it will show as silent.`,
      `${untilWhen(input)}\n\n${partLinks(input)}`,
      secretly,
      signInInstead(input),
    ),
  'plan-returned': (input: WordsInput) =>
    staff(
      `Your update for ${quarter(input)} came back`,
      input,
      `The coordinator has sent back what you said of your part of ${thePlan(input)}, with a note. The note is on its page.`,
      ...(input.params.parts?.length
        ? [`This link works ${howLong(input)}:\n\n${partLinks(input)}`, secretly]
        : []),
      signInInstead(input),
    ),
  'plan-silent': (input: WordsInput) =>
    staff(
      input.params.noManager
        ? `No update for ${quarter(input)}, and no manager to tell`
        : `No update from your agency for ${quarter(input)}`,
      input,
      `Updates of ${thePlan(input)} for ${quarter(input)} were due by ${dueDay(input)}. ${input.params.noManager ? 'These have no manager who could be told, and nobody has said anything about them' : 'Nobody at your agency has said anything about'}:\n${parts(input.params)}`,
      input.params.noManager
        ? `The quarter of the plan shows them. Give each a lead, or its agency a manager:\n${input.origin}${input.params.path ?? '/plan'}`
        : `You can say how it goes yourself:\n${input.origin}/plan/updates`,
    ),
} satisfies Partial<Record<StaffTemplate, (input: WordsInput) => Words>>

const thePlan = ({ params: { plan } }: WordsInput) => (plan ? `the plan “${plan}”` : 'the action plan')
const parts = ({ parts: named = [], count = named.length }: MailParams) =>
  [...named, ...(count > named.length ? [`${count - named.length} more`] : [])]
    .map((part) => `• ${part}`)
    .join('\n')
/** Mail to staff. */
export const staffWords: Record<StaffTemplate, (input: WordsInput) => Words> = {
  invitation: (input) =>
    staff(
      'Your invitation',
      input,
      'You have been invited to work in the system of the partnership below.',
      `To choose your password, open this address. It works once, for three days:\n${link(input, LINK_PATHS.invitation)}`,
      'If you did not expect this, ask the administrator of your agency.',
    ),
  'password-reset': (input) =>
    staff(
      'Choose a new password',
      input,
      'Somebody, we think you, asked for a new password.',
      `To choose one, open this address. It works once, for one hour:\n${link(input, LINK_PATHS['password-reset'])}`,
      'If it was not you, do nothing: your password stays as it is.',
    ),
  'account-changed': (input) =>
    staff(
      'Your account was changed',
      input,
      'An administrator of another agency has changed your account. If you do not know why, ask the administrators of your own agency: their record says who did what.',
      `${input.origin}/account`,
    ),
  'colleague-changed': (input) =>
    staff(
      'A colleague’s account was changed',
      input,
      'An administrator has changed the account of somebody at your agency, or reset their second step. The record says who did what, and to whom.',
      `${input.origin}/admin/audit`,
    ),
  'second-factor-reset': (input) =>
    staff(
      'Your second step of signing in was reset',
      input,
      'An administrator has reset the second step of your sign-in. Another mail brings you a link to choose a password and set it up again.',
      'If you did not ask for this, tell the administrator of your agency now.',
    ),
  safeguarding: (input) =>
    staff(
      `Please read ${reference(input)} now`,
      input,
      `A report came in that somebody whose work is safeguarding should read at once: it is about a child, about an adult who needs care, or about thoughts of ending a life.`,
      `Sign in to read it:\n${input.origin}/reports`,
    ),
  'new-report': (input) =>
    staff(
      `New in your queue: ${reference(input)}`,
      input,
      `${reference(input)} has arrived in the queue of your agency. Others may have come since.`,
      `${input.origin}/reports`,
    ),
  'message-waiting': (input) =>
    staff(
      `A message is waiting: ${reference(input)}`,
      input,
      `There is a new message about ${reference(input)}. It can be read and answered after signing in.`,
      `${input.origin}/today`,
    ),
  'happened-again': (input) =>
    staff(
      `Something more has happened: ${reference(input)}`,
      input,
      `The person behind ${reference(input)} has told us of something more. Please read it as soon as you can. It can be read and answered after signing in.`,
      `${input.origin}/today`,
    ),
  'call-asked': (input) =>
    staff(
      `A call is asked for: ${reference(input)}`,
      input,
      `The person behind ${reference(input)} asks to be called. The day, the time and what to know are there after signing in.`,
      `${input.origin}/today`,
    ),
  'contact-changed': (input) =>
    staff(
      `How to reach somebody has changed: ${reference(input)}`,
      input,
      `The person behind ${reference(input)} has changed how they may be reached. Whatever you noted before is out of date: look before you contact them.`,
      `${input.origin}/today`,
    ),
  'referral-waiting': (input) =>
    staff(
      `A referral is waiting: ${reference(input)}`,
      input,
      `A referral about case ${reference(input)} is waiting for your agency.`,
      `${input.origin}/referrals`,
    ),
  'referral-news': (input) =>
    staff(
      `News of a referral: ${reference(input)}`,
      input,
      `The agency that a referral about case ${reference(input)} went to has acted on it.`,
      `${input.origin}/cases/${reference(input)}`,
    ),
  'referral-stopped': (input) =>
    staff(
      `A referral has stopped: ${reference(input)}`,
      input,
      `The referral about case ${reference(input)} has stopped. Make no more contact because of it.`,
      `${input.origin}/referrals?tab=stopped`,
    ),
  'referral-one-left': (input) =>
    staff(
      `Somebody in a referral said no: ${reference(input)}`,
      input,
      `Somebody whom the referral about case ${reference(input)} is for said no since. Make no more contact with them because of it. It goes on for the others.`,
      `${input.origin}${input.params.path ?? '/referrals'}`,
    ),
  'consent-changed': (input) =>
    staff(
      `Something changed on ${reference(input)}`,
      input,
      `Who may be told about ${reference(input)} has changed. Look at it before you do anything else.`,
      `${input.origin}/reports/${reference(input)}/changed`,
    ),
  'report-withdrawn': (input) =>
    staff(
      `Please look at ${reference(input)}`,
      input,
      `${reference(input)} was withdrawn. Do nothing more with it before you have looked at what that means for you.`,
      `${input.origin}/reports/${reference(input)}/changed`,
    ),
  'erasure-asked': (input) =>
    staff(
      `A request to answer by ${dueDay(input)}: ${reference(input)}`,
      input,
      `Somebody asks for what stands under ${reference(input)} to be erased. They must have an answer by ${dueDay(input)}: yes or no, and why. What would go and what stands against it is there after signing in.`,
      `${input.origin}/erasures`,
    ),
  'police-view': (input) =>
    staff(
      'Your view is asked for',
      input,
      'Something at your agency waits for the view of a manager who did not ask for it themselves:',
      items(input.params),
      `${input.origin}/police-told`,
    ),
  'police-view-late': (input) =>
    staff(
      'No manager has said anything in time',
      input,
      'These waited for the view of a manager of your agency, and the time is over. Please see that one looks at them today:',
      items(input.params),
      `${input.origin}/police-told`,
    ),
  'clock-warning': (input) =>
    staff(
      'Due soon under the minimum standard',
      input,
      'These are due soon and have not been done:',
      items(input.params),
      `${input.origin}/today`,
    ),
  'clock-passed': (input) =>
    staff(
      'Late under the minimum standard',
      input,
      'These were not done in time:',
      items(input.params),
      `${input.origin}/today`,
    ),
  'waiting-soon': (input) =>
    staff(
      'Somebody waits for an answer',
      input,
      'These wait for an answer from you or your agency, and more than half of the time is over:',
      items(input.params),
      `${input.origin}/today`,
    ),
  'waiting-late': (input) =>
    staff(
      'Nobody answered in time',
      input,
      'These waited for an answer, and the time is over. Please see that somebody answers today:',
      items(input.params),
      `${input.origin}/today`,
    ),
  ...planWords,
}

const items = ({ items = [], count = items.length }: MailParams) =>
  [...items.map(item), ...(count > items.length ? [`and ${count - items.length} more`] : [])].join('\n')
const item = ({ reference: about, clock, due }: ClockItem) =>
  `${about}: ${clock}, by ${formatDateTime(new Date(due))}`

/** What administrators read of a message to an address that was typed once: its words are sealed with the address. */
export const HIDDEN_KEEPSAKE: Words = {
  subject: 'A number to keep',
  text: '(the words and the address are hidden, and are removed when it has been sent)\n',
}

export const mailTexts = {
  templates: {
    invitation: 'Invitation',
    'password-reset': 'New password',
    'second-factor-reset': 'Second step was reset',
    'account-changed': 'Account was changed',
    'colleague-changed': 'A colleague’s account was changed',
    'new-report': 'New report in the queue',
    safeguarding: 'Safeguarding: a report to read at once',
    'message-waiting': 'Message is waiting',
    'happened-again': 'Something more has happened',
    'call-asked': 'A call is asked for',
    'contact-changed': 'How to reach somebody has changed',
    'referral-waiting': 'Referral is waiting',
    'referral-news': 'News of a referral',
    'referral-stopped': 'A referral has stopped',
    'referral-one-left': 'Somebody in a referral said no',
    'consent-changed': 'Who may be told has changed',
    'report-withdrawn': 'A report was withdrawn',
    'erasure-asked': 'Somebody asks to be erased',
    'police-view': 'A manager’s view is asked for',
    'police-view-late': 'No manager’s view in time',
    'clock-warning': 'Due soon',
    'clock-passed': 'Late',
    'waiting-soon': 'Somebody waits for an answer',
    'waiting-late': 'Nobody answered in time',
    'plan-request': 'How did the quarter go',
    'plan-reminder': 'Reminder of the quarter',
    'plan-returned': 'Update came back',
    'plan-silent': 'No update for the quarter',
    reference: 'Reference number',
    update: 'There is an update',
    keepsake: 'A number to keep, as they asked',
  } satisfies Record<Template, string>,
  statuses: { waiting: 'Waiting', sent: 'Sent', failed: 'Not delivered' } satisfies Record<
    MailStatus,
    string
  >,
  problem: (problem: string | null): string => {
    const [kind = '', code] = (problem ?? '').split(':')
    const words = PROBLEMS[kind]
    return words === undefined ? '' : code ? `${words} (${code})` : words
  },
  title: 'Outbox',
  theirReference: '[their reference]',
  intro: 'Every mail that the system has written. Mail to people who reported shows no address here.',
  noServer:
    'No mail server is set. Mail to staff waits here, and is sent once there is one. Nothing waits for people who reported: what changes stands on their follow-up page only.',
  howToSet:
    'Set SMTP_URL (such as smtp://user:password@mail.example.org:587) and MAIL_FROM, then start again. Until then, open a mail and hand its words over another way. Choose a sender whose address says nothing about what this service is for: people who reported see it.',
  empty: 'There is no mail here.',
  filter: 'Show',
  all: 'All',
  apply: 'Show these',
  older: 'Older mail',
  caption: 'Mail, newest first',
  head: { at: 'Written', template: 'What', to: 'To', status: 'Status', problem: 'Problem' },
  person: 'A person who reported',
  attempts: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
  subject: 'Subject',
  showLink: 'Show the link',
  showLinkHint: 'Whoever has the link can use it. That you looked is written down.',
  back: 'Back to the outbox',
  wordsLink: 'Words of mail to people who reported',
  wordsTitle: 'Words of mail to people who reported',
  wordsIntro:
    'Somebody else may read the phone. Do not name the partnership, an agency, or what this is about. {reference} is put in for you; {link} is the address of the follow-up page, and its name may give away what it is. Whoever told you in another language gets the words of the program in that language, which are changed under Languages.',
  bodyLabel: 'Text',
  save: 'Save these words',
  enterSubject: 'Enter a subject of at most 100 characters, on one line',
  enterBody: 'Enter a text of at most 1,000 characters',
  needsReference: 'Put {reference} somewhere in the text',
  betrays: (word: string) => `Take out “${word}”: somebody else may read the phone`,
}

const PROBLEMS: Record<string, string> = {
  'no-server': 'No mail server is set',
  'no-address': 'No e-mail address',
  'not-safe': 'The person did not say that e-mail is safe',
  disabled: 'The account is closed',
  refused: 'The mail server refused it for good',
  temporary: 'The mail server did not take it yet',
  'gave-up': 'Tried for too long',
  betraying: 'Its words would betray what it is about',
  'page-only': 'Their way is not set up: it stands on the follow-up page only',
  'not-promised': 'Their way was not set up when they chose it: it stands on the follow-up page only',
  'too-old': 'It could not be handed over in time',
  'not-arrived': 'It did not arrive',
}
