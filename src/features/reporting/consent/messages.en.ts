// What staff read of whose yes it is. What the person reads is in public.messages.en.ts.
import type { WhyNot, YesOf } from './whose-yes.ts'

export const consentWords = {
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
} as const
