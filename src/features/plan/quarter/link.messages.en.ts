// Words of the page that a mail's link opens.
export const linkWords = {
  title: 'How did your part of the plan go?',
  quarter: (quarter: string, due: string, past: boolean) =>
    past
      ? `This is about ${quarter}. Answers were due by ${due}.`
      : `This is about ${quarter}. Please answer by ${due}.`,
  until: (when: string) => `This page opens by its link until ${when}; after that, sign in to answer.`,
  plan: 'Plan',
  aim: 'Aim',
  objective: 'Objective',
  action: 'Action',
  part: 'Your part',
  owner: 'Owner',
  due: 'Date agreed',
  about: 'More about this part',
  measures: 'What the figures say',
  send: 'Send',
  secret: 'Do not pass on this address: whoever has it can answer for you.',
  signIn: 'Sign in instead',
  doneTitle: 'Thank you. It is kept',
  done: 'The coordinator looks at it before it becomes part of the plan. Until then you can correct it here.',
  saidOn: (when: string) => `What you said on ${when} is below. You can still correct it.`,
  returned: 'The coordinator has sent it back:',
  accepted: 'The coordinator has accepted what was said.',
  goneTitle: 'This link opens nothing',
  gone: 'It may be too old, or what it asked for may have been answered and accepted, or somebody else may look after that part now, or it is no longer in a plan. Or a piece of the address may be missing: try to open it from the mail again.',
  goneNext:
    'You can say how it goes after signing in, or ask the coordinator of the partnership to send you a new link.',
  dividedTitle: 'That part of the plan was divided',
  divided: (plan: string, aim: string) =>
    `${plan}: the part of ${aim} that this link asked about was divided. Each of its owners now says how their own part goes, so this link takes no more answers. Anything that was sent by it before is kept for the coordinator.`,
  dividedAsked: 'You were sent a new mail, with a link for your own part. Open that one, or sign in.',
  dividedNext:
    'If one of the parts is yours, you can say how it goes after signing in. If you were to answer for all of them, ask the coordinator of the partnership.',
  notKept: 'What you wrote was not kept. Copy it before you leave this page:',
}
