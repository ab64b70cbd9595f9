// Words for what may be done to a delivery, and of the forms of it.
export const actionWords = {
  /** Completes "This is for ...". */
  who: {
    update: 'the people who own this part of the plan, while it is open',
    evidence: 'the people who own this part of the plan',
    evidenceVerify: 'a coordinator or chair who did not add it',
    verify: 'a coordinator or chair who does not lead this part and did not say that it is complete',
    'send-back': 'a coordinator or chair, while it awaits evidence',
    're-baseline': 'coordinators, while it is open',
    edit: 'coordinators',
    split: 'coordinators, before it has begun',
    reopen: 'coordinators, once it has ended',
    remove: 'coordinators',
  },
  /** The links on its page. */
  link: {
    update: 'Say how it is going',
    evidence: 'Add evidence',
    verify: 'Verify that it is complete',
    'send-back': 'Send it back',
    're-baseline': 'Move the date agreed',
    edit: 'Change owner, lead and dates',
    split: 'Split into one part for each authority',
    reopen: 'Open it again',
    remove: 'Remove this part',
  },
  ask: 'Ask for an update now',
}
