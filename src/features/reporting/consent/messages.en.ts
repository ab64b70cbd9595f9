// What staff read of whose yes it is. What the person reads is in public.messages.en.ts.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { WhyNot, YesOf } from './whose-yes.ts'

export const consentWords = {
  withdrawn: (at: Date) =>
    `The person withdrew this report on ${formatDateTime(at)}. Every yes became a no. Do nothing more with it, unless somebody is in serious danger or a child is at risk; close it with that reason.`,
  /** After a yes: whose it is, where it is not of whoever it happened to. */
  of: {
    own: '',
    responsible: 'said by whoever is responsible for them',
    relayed: 'the person agreed that this is told',
  } satisfies Record<YesOf, string>,
  /** After a yes that does not count, with what to do. */
  why: {
    objects:
      'somebody else said yes, and the person it happened to does not want it told. It does not count: treat as no',
    ask_person: 'said by somebody else. It does not count until the person it happened to has been asked',
    ask_young_person:
      'said by somebody else. It does not count until the young person has been asked: from this age their own view counts',
    ask_responsible:
      'said by somebody without parental responsibility. It does not count until a parent or whoever is responsible has been asked',
  } satisfies Record<WhyNot, string>,
  ground: {
    vital_interests: 'Somebody is in serious danger',
    child_at_risk: 'A child is at risk',
  },
  silentWhy: {
    would_be_hurt: 'Do not tell them: somebody near them would hurt them if it were known',
    page_is_read: 'Do not tell them: somebody else may read their follow-up page',
    court_forbids: 'Do not tell them: a court has said that they must not be told',
  },
  field: {
    ground: 'Why may the police have it?',
    manager: 'A manager who is not you confirms it',
    managerHint:
      'When you press, a manager of your agency is asked, and you do it once they agreed. In an emergency it is done at once, and the manager looks at it within 24 hours.',
    urgent: 'It cannot wait: a life or a child is in danger now',
    silent: 'Is the person told?',
    silentHint:
      'They were promised that we tell them if we can. They read who was told, when and why on their follow-up page.',
    tell: 'Yes, on their follow-up page',
    more: 'The person withdrew this. Why is more done with it?',
    moreHint: 'They were promised that nobody does more with it, unless one of these is so.',
    moreSilentHint: 'They read on their follow-up page that it was used again, and why.',
    isPolice: 'Is it a police force?',
    isPoliceHint: 'Also a force’s team or unit, and whoever passes on to a force what they are told.',
    isPoliceYes: 'Yes',
    isPoliceNo: 'No',
  },
  problem: {
    ground:
      'The person has not said yes to the police. Ask them first, or select why the police may have it without',
    managerFirst:
      'Nothing has been sent. A manager of your agency was asked to confirm: press again once they agreed. If somebody is in danger now, tick that it cannot wait',
    notAgreed:
      'Nothing has been sent. A manager did not agree when you asked before. If somebody is in danger now, call 999; a colleague who sees it too can do it at once',
    told: 'You chose that the person is not told. Leave what we tell them empty, or tell them',
    view: 'Select whether you agree',
    withdrawn:
      'The person withdrew this. Do no more with it, unless somebody is in serious danger or a child is at risk: then select which',
    askNothing:
      'The person withdrew this and has not written since. Ask them nothing more, unless somebody is in serious danger or a child is at risk: then select which',
    isPolice: 'Select whether it is a police force',
  },
  changed: {
    title: 'You can no longer open this',
    lead: 'The person has changed who may be told, or has withdrawn what they told us. It may also have gone to somebody else, or never have been yours.',
    follows: [
      'Make no more contact because of it, and do nothing more with what you know.',
      'Ask whoever gave it to you before you keep or delete what you wrote down.',
      'What you did before stands.',
    ],
    danger:
      'If somebody is in serious danger or a child is at risk, do what your agency does then: call 999, or tell your safeguarding lead.',
    today: 'Go to your work for today',
  },
  back: 'Back to today',
  withdrawnList: {
    title: 'Withdrawn by the person',
    lead: 'Their person asked that nobody does more with these. End what is under way, tell whoever you passed it to, and close it with that reason.',
    none: 'Nothing waits.',
    headings: ['Report', 'Withdrawn', 'What to do'],
    setAside: 'Record it only, as the person asked',
    closeCase: (reference: string) => `Close case ${reference}`,
    today: (n: number) =>
      n === 1
        ? 'report was withdrawn by its person: look at it'
        : 'reports were withdrawn by their person: look at them',
  },
  review: {
    title: 'Telling the police without a yes',
    lead: 'The person did not say yes. It may only be done where somebody is in serious danger, or a child is at risk: that is what people were promised. You are not asked about what you asked for yourself.',
    none: 'Nothing waits for your view.',
    headings: ['Report', 'Why', 'Asked', 'The person', 'Your view'],
    asked: (who: string, at: Date) => `${who}, ${formatDateTime(at)}`,
    done: (who: string, at: Date) => `Done at once: ${who} was told ${formatDateTime(at)}`,
    waits: (who: string) => `Not done. ${who || 'Nobody'} is told once you agree`,
    way: {
      transfer: 'They are asked to take the report over',
      hand: 'The report is given to them',
      pass_on: 'The person is sent to them',
      link: 'The report joins a case that they read',
      merge: 'The report is put with one that they read',
      case: 'They are told of the case',
    },
    waits_view: 'a manager’s view',
    by: (due: Date) => `Your view by ${formatDateTime(due)}`,
    late: 'Overdue',
    tell: 'Is told',
    agreed: 'I agree',
    not_agreed: 'I do not agree',
    about: (reference: string) => ` to telling the police of ${reference}`,
    saved: 'Your view is kept.',
    today: (n: number) =>
      n === 1
        ? 'time that the police were or would be told without a yes: your view'
        : 'times that the police were or would be told without a yes: your view',
  },
} as const
