// What somebody did, as a sentence that begins with their name: "Olive Officer opened case LLR-7K3M-92".
import type { TrailEntry } from './trail.store.ts'

type Wording = { label: string; says: (about: string) => string }

const one = (label: string, says: (about: string) => string): Wording => ({ label, says })
const after = (verb: string) => (about: string) => (about ? `${verb} ${about}` : verb)

/** Every action of the trail that staff can cause: its name in the filter, and what it says after a name. */
export const actions: Readonly<Record<string, Wording>> = {
  'case.view': one('Opened a case', after('opened case')),
  'case.log': one('Logged a case', after('logged a report as case')),
  'case.assign': one('Gave a case an owner', after('gave an owner to case')),
  'case.risk': one('Set a risk level', after('set the risk level of case')),
  'case.note': one('Added a note', after('added a note to case')),
  'case.contact': one('Recorded a contact', after('recorded a contact in case')),
  'case.messages-read': one('Read new messages', after('read the new messages of case')),
  'case.police': one('Told the police', after('told the police of case')),
  'case.review': one('Reviewed a case', after('reviewed case')),
  'case.close': one('Closed a case', after('closed case')),
  'case.reopen': one('Reopened a case', after('reopened case')),
  'case.export': one('Exported cases', () => 'exported a list of cases'),
  'case.list': one('Listed cases', () => 'listed cases'),
  'case.search': one('Searched cases', () => 'searched the cases'),
  'report.view': one('Opened a report', after('opened report')),
  'report.list': one('Looked at the queue', () => 'looked at the queue of reports'),
  'report.submit': one('Told us something', () => 'told us something'),
  'report.acknowledge': one('Answered a report', after('told the person that we have report')),
  'report.reply': one('Wrote to a person', after('wrote to the person of report')),
  'report.message': one('A person wrote', after('wrote to us about report')),
  'report.consent': one('A person changed their mind', after('changed what may be shared of report')),
  'report.set-aside': one('Set a report aside', after('set aside report')),
  'report.return': one('Took a report back', after('took back into the queue report')),
  'report.hand': one('Handed on a report', after('handed on report')),
  'referral.view': one('Opened a referral', () => 'opened a referral'),
  'referral.accept': one('Took a referral', () => 'took a referral'),
  'referral.attempt': one('Recorded an attempt', () => 'recorded an attempt to reach somebody'),
  'referral.finish': one('Ended a referral', () => 'recorded the outcome of a referral'),
  'referral.release': one('Released a referral', () => 'sent a referral that was withheld'),
  'referral.withdraw': one('Withdrew a referral', () => 'withdrew a referral'),
  'referral.follow': one('A person changed their mind', () => 'changed what may follow from a referral'),
  'consent.follow': one('A person changed their mind', after('changed what may follow in case')),
  'person.reveal': one('Revealed a person', () => 'revealed who a person is'),
  'text.read': one('Read somebody’s words', () => 'read what somebody told us'),
  'mail.open-secret': one(
    'Opened a link in the outbox',
    () => 'opened the secret link of a mail in the outbox',
  ),
  'mail.give-up': one('Gave up a mail', () => 'gave up sending a mail'),
  'mail.change-words': one('Changed words of mail', () => 'changed the words of mail to the public'),
  'measure.add': one('Added a measure', () => 'added a measure that people count'),
  'measure.change': one('Changed a measure', () => 'changed what is said of a measure'),
  'measure.remove': one('Put a measure away', () => 'put a measure away'),
  'measure.restore': one('Took a measure back into use', () => 'took a measure back into use'),
  'measure.enter': one('Entered a figure', () => 'entered a figure of a measure'),
  'measure.correct': one('Corrected a figure', () => 'corrected a figure of a measure'),
  'measure.export': one('Exported a figure', () => 'exported a figure'),
  'plan.start': one('Started a plan', () => 'started a plan'),
  'plan.add': one('Added to a plan', () => 'added something to a plan'),
  'plan.change': one('Changed a plan', () => 'changed something in a plan'),
  'plan.take-out': one('Took something out of a plan', () => 'took something out of a plan'),
  'plan.put-back': one('Put something back', () => 'put back what was removed from a plan'),
  'plan.settings': one('Changed a plan’s settings', () => 'changed the settings of a plan'),
  'plan.group': one('Changed a group that owns actions', () => 'changed a group that owns actions'),
  'plan.import': one('Imported a plan', () => 'imported a plan'),
  'plan.open-import': one('Brought in a document', () => 'brought in a document to make a plan of'),
  'plan.review-import': one('Looked through a document', () => 'changed what was read from a document'),
  'plan.drop-import': one('Dropped a document', () => 'dropped a document that was being looked through'),
  'plan.new-version': one('Took in a newer plan', () => 'put a newer version of the document into a plan'),
  'plan.name-owners': one('Said who owners are', () => 'said whom owners’ names in plans mean'),
  'plan.download-document': one(
    'Downloaded a document',
    () => 'downloaded the document that a plan came from',
  ),
  'plan.publish': one('Published a plan', () => 'published a plan'),
  'plan.unpublish': one('Took a plan off the public page', () => 'took a plan off the public page'),
  'plan.paper': one('Took a paper of a plan', () => 'took a paper of a plan'),
  'plan.public-words': one(
    'Changed what the public may read of a plan',
    () => 'changed the words that the public may read of a plan',
  ),
  'plan.refresh-public': one('Published what a plan says', () => 'published what a plan says now'),
  'plan.remove': one('Removed a plan', () => 'removed a plan for good'),
  'plan.tie-measure': one('Tied a measure', () => 'tied a measure to an action of the plan'),
  'plan.set-target': one('Set a target', () => 'set the target of a measure in the plan'),
  'plan.untie-measure': one('Untied a measure', () => 'untied a measure from an action of the plan'),
  'plan.update': one('Said how a part of the plan goes', () => 'said how a part of the plan goes'),
  'plan.apply-update': one('Took an update', () => 'took an update of a part of the plan'),
  'plan.verify': one('Verified a part of the plan', () => 'verified that a part of the plan is complete'),
  'plan.send-back': one(
    'Sent back a part of the plan',
    () => 'sent back a part of the plan that was said to be complete',
  ),
  'plan.reopen': one('Opened a part of the plan again', () => 'opened a part of the plan again'),
  'plan.re-baseline': one('Moved an agreed date', () => 'moved the agreed date of a part of the plan'),
  'plan.add-delivery': one(
    'Added a part to an action',
    () => 'added an owner’s part to an action of the plan',
  ),
  'plan.edit-delivery': one(
    'Changed a part of the plan',
    () => 'changed the owner, lead or dates of a part of the plan',
  ),
  'plan.split-delivery': one('Split a part of the plan', () => 'split a part of the plan between its owners'),
  'plan.remove-delivery': one(
    'Removed a part of an action',
    () => 'removed an owner’s part from an action of the plan',
  ),
  'plan.add-evidence': one('Added evidence', () => 'added evidence to the plan'),
  'plan.verify-evidence': one('Verified evidence', () => 'verified evidence of the plan'),
  'plan.remove-evidence': one('Took evidence away', () => 'took evidence of the plan away'),
  'plan.export': one('Exported a plan', () => 'exported the table of a plan'),
  'plan.save-view': one('Saved a view', () => 'saved a view of a plan’s table'),
  'plan.remove-view': one('Removed a view', () => 'removed a saved view of a plan’s table'),
  'plan.make-calendar': one(
    'Made a calendar address',
    () => 'made a secret address for a calendar of due dates',
  ),
  'plan.remove-calendar': one(
    'Removed a calendar address',
    () => 'removed a secret address for a calendar of due dates',
  ),
  'standard.set': one('Changed the standard', () => 'changed the minimum standard'),
  'partnership.set-up': one('Set up the partnership', () => 'set up the partnership'),
  'agency.add': one('Added an agency', after('added the agency')),
  'agency.change': one('Changed an agency', after('changed the agency')),
  'user.add': one('Added a colleague', after('added an account for')),
  'user.invite': one('Invited a colleague', after('invited')),
  'user.change-roles': one('Changed roles', after('changed the roles of')),
  'user.disable': one('Closed an account', after('closed the account of')),
  'user.enable': one('Opened an account again', after('opened again the account of')),
  'session.start': one('Signed in', () => 'signed in'),
  'session.refuse': one('Was refused at sign-in', () => 'was refused at sign-in'),
  'session.end': one('Ended a session', () => 'ended a session'),
  'session.end-others': one('Ended other sessions', () => 'ended their other sessions'),
  'session.end-all': one('Ended all sessions', after('ended all sessions of')),
  'password.set': one('Chose a password', () => 'chose a new password'),
  'password.reset-asked': one('Asked for a new password', () => 'asked for a link to choose a new password'),
  'second-factor.set-up': one('Set up a second factor', () => 'set up the second factor'),
  'second-factor.reset': one('Reset a second factor', after('took away the second factor of')),
  'second-factor.new-recovery-codes': one('Made recovery codes', () => 'made new recovery codes'),
  'route.forbidden': one(
    'Tried what is not theirs to do',
    () => 'tried to do something that is not part of their role',
  ),
  'route.not-found': one(
    'Tried what is not there for them',
    () => 'asked for something that is not there, or not theirs to see',
  ),
  'audit.read': one('Read this trail', () => 'read this trail'),
  'audit.export': one('Exported this trail', () => 'exported this trail'),
}

/** The sentence without the name. Actions that have no wording here are shown by their own name. */
export function sentenceOf(entry: Pick<TrailEntry, 'action' | 'subject'>): string {
  return (
    actions[entry.action]?.says(entry.subject ?? '') ??
    `did “${entry.action}”${entry.subject ? ` to ${entry.subject}` : ''}`
  )
}

/** The name of an action in the filter. */
export const actionLabel = (action: string): string => actions[action]?.label ?? action

export const trailWords = {
  title: 'Audit trail',
  intro: (agency: string) =>
    `What the people of ${agency} saw and did, and what they were refused. Nobody can change or remove an entry. Reading it is recorded here too.`,
  caption: 'Entries, newest first',
  when: 'When',
  who: 'Who',
  what: 'What',
  refused: 'Refused',
  reason: (text: string) => `Reason: ${text}`,
  tried: (route: string) => `Page: ${route}`,
  empty: 'Nothing in the trail fits these filters',
  older: 'Older entries',
  csv: (max: number) => `Download as CSV (the newest ${max.toLocaleString('en-GB')})`,
  filters: {
    action: 'What was done',
    anyAction: 'Anything',
    person: 'Who',
    anyPerson: 'Anybody',
    about: 'Case or report',
    aboutHint: 'Its reference',
    outcome: 'Only what was refused',
    from: 'From',
    to: 'Until',
    dayHint: 'Such as 2026-11-22',
  },
  csvHead: ['At (UTC)', 'Who', 'Action', 'Outcome', 'About', 'Kind', 'Reason', 'Details'],
} as const
