// Words for what may be done to a delivery, and of the forms of it.
export const actionWords = {
  /** Completes "This is for ...". */
  who: {
    update: 'the people who own this part of the plan, while it is open',
    evidence: 'the people who own this part of the plan',
    evidenceVerify: 'a coordinator or chair who did not add it',
    openFile:
      'nobody yet: the file waits for the virus scan, or harm was found in it. Where there is no scanner, a coordinator who did not bring it can answer for it',
    releaseFile: 'coordinators, and never whoever brought the file',
    verify: 'a coordinator or chair who does not lead this part and did not say that it is complete',
    'send-back': 'a coordinator or chair, while it awaits evidence',
    're-baseline': 'coordinators, while it is open',
    edit: 'coordinators',
    split: 'coordinators, before it has begun',
    reopen: 'coordinators, once it has ended',
    remove: 'coordinators',
  },
  /** Completes "This is for ...", for a coordinator or chair who is too near to it. */
  whoElse: {
    led: 'another coordinator, or a chair, who did not lead this part',
    said: 'another coordinator, or a chair, who did not say that it is complete and did not bring the plan that says so',
    link: 'another coordinator, or a chair: you opened the mail with the link by which it was said',
  },
  /** Why the person who looks cannot verify it, said on its page before they would press anything. */
  whyNot: {
    led: 'You cannot verify this part: you lead it, or led it when it was said to be complete. Another coordinator or a chair can.',
    said: 'You cannot verify this part: you said that it is complete, or brought the plan that says so. Another coordinator or a chair can; or its owner says so first.',
    link: 'You cannot verify this part: it was said by a link in a mail that you opened. Another coordinator or a chair can.',
    evidence:
      'Only what somebody else brought counts, once you can open it: a file that waits for the virus scan shows nothing yet. Its owner can add evidence that you can open, or another coordinator or a chair can look at yours',
  },
  /** The links on its page. */
  link: {
    update: 'Say how it is going',
    evidence: 'Add evidence',
    verify: 'Verify that it is complete',
    'send-back': 'Send it back',
    're-baseline': 'Move the date agreed',
    edit: 'Change owner, lead and dates',
    split: 'Split into one part for each owner',
    reopen: 'Open it again',
    remove: 'Remove this part',
  },
  ask: 'Ask for an update now',
}
