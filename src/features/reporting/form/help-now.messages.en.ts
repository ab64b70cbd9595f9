// What is said first, before anything else on a page, to whoever told of something that has help of its own.
import { translatable } from '../../../platform/i18n/index.ts'

export const helpWords = translatable('reporting.help-now', {
  danger: 'If somebody is in danger, call 999.',
  says: {
    weapon:
      'Keep away from whoever has a weapon, or may have one. You do not have to speak to them or collect proof.',
    sexual:
      'What happened is not your fault, or the fault of the person it happened to. You can talk in confidence, and need not go to the police. A sexual assault referral centre can look after you and keep traces. Go soon, before washing if you can.',
    domestic:
      'You do not have to live with abuse. Somebody can talk it through with you in confidence, and help you to plan how to be safe. If somebody may be looking at this device, press “Exit this page”, and call from a safe phone.',
    exploitation:
      'If somebody uses you or another person for money, work or sex, or controls them, people can help in confidence, in many languages. You do not have to be sure.',
  },
} as const)
