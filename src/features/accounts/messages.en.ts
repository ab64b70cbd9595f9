// The words of signing in, of one's own account, and of looking after colleagues' accounts.
import type { Role } from '../../access/actor.ts'
import type { PasswordProblem } from '../../platform/crypto/password.ts'
import type { UserStatus } from './accounts.ts'

/** "30 seconds", "1 minute", "15 minutes": rounded up, so that nobody comes back too soon. */
export function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

export const roleWords: Record<Role, { name: string; may: string }> = {
  officer: { name: 'Officer', may: 'Takes reports, opens cases and works them' },
  manager: { name: 'Manager', may: 'Everything an officer does, and is told when something is late' },
  support_worker: { name: 'Support worker', may: 'Takes referrals and supports the person affected' },
  triage: { name: 'Triage', may: 'Finds the right agency for reports whose place is not known' },
  chair: { name: 'Chair of a panel', may: 'Prepares and chairs meetings about cases' },
  safeguarding: {
    name: 'Safeguarding lead',
    may: 'Is told at once of a report about a child, about an adult who needs care, or about thoughts of suicide. Only together with officer, manager or triage, who can open it',
  },
  coordinator: { name: 'Coordinator', may: 'Keeps the partnership’s plan. Sees no cases' },
  communications: {
    name: 'Communications',
    may: 'Writes the pages that the public reads. Sees no cases',
  },
  analyst: { name: 'Analyst', may: 'Reads figures. Sees no people and no words of reports' },
  administrator: { name: 'Administrator', may: 'Invites colleagues and looks after their accounts' },
  auditor: { name: 'Auditor', may: 'Reads the record of who saw and did what' },
}

export const words = {
  wait: (seconds: number) => `Too many attempts. Wait ${inWords(seconds)}, then try again.`,
  enter: {
    email: 'Enter an e-mail address in the correct format, such as name@example.org',
    unknownEmail: 'Nobody has an account with this e-mail address',
    takenEmail: 'This e-mail address already has an account',
    name: 'Enter a name between 2 and 100 characters',
    jobTitle: 'Enter a job title of at most 100 characters',
    roles: 'Select at least one role',
    safeguardingReads:
      'A safeguarding lead must be able to open the report: select officer, manager or triage too',
    agency: 'Select an agency',
    keepAdministrator: 'You cannot take the administrator role from yourself. Ask another administrator',
    emailToSignIn: 'Enter your e-mail address',
    passwordToSignIn: 'Enter your password',
    newPassword: 'Enter a new password',
    currentPassword: 'The password you entered is not correct',
    code: 'Enter the code from your app',
    codeAgain: 'This code is not the right one. Wait for the next one, and enter that',
  },
  passwordProblems: {
    'too-short': 'Your password must have 12 characters or more',
    'too-long': 'Your password must have 256 characters or fewer',
    obvious: 'This password is easy to guess. Try three random words',
    'holds-own-words': 'Your password must not be built on your name or e-mail address',
  } satisfies Record<PasswordProblem, string>,
  signIn: {
    title: 'Sign in',
    intro: 'For people who work in the agencies of this partnership.',
    email: 'E-mail address',
    password: 'Password',
    go: 'Sign in',
    forgot: 'I have forgotten my password',
    signedOut: 'You have signed out',
    wrong: 'The e-mail address and password do not match an account. Check both and try again',
    expired: 'That took too long. Sign in again',
    demoTitle: 'Looking around?',
    demo: 'This is a demonstration. You can sign in as one of its people without a password.',
    demoLink: 'Choose somebody to sign in as',
    reportTitle: 'Want to report something?',
    report: 'You do not need an account.',
    reportLink: 'Tell us what happened',
  },
  code: {
    title: 'Enter your code',
    intro: 'Open your authenticator app and enter the 6-digit code it shows for this site.',
    label: 'Code',
    go: 'Continue',
    noPhone: 'I do not have my phone',
    noPhoneText:
      'Enter one of your recovery codes in the same box. It works once. If you have none left, ask an administrator of your agency to reset your second factor.',
    back: 'Sign in as somebody else',
    wrong: 'The code is not correct, or was used before. Wait for the next one, and enter that',
  },
  recovered: {
    title: 'You used a recovery code',
    left: (count: number) =>
      count === 0
        ? 'That was your last one. Make new ones now, or set up your second factor on a new phone.'
        : `You have ${count === 1 ? '1 recovery code' : `${count} recovery codes`} left. If you have lost your phone, set up your second factor again.`,
    account: 'Go to my account',
    go: 'Continue to my work',
  },
  setUp: {
    title: 'Set up your second factor',
    why: 'What people tell us must stay safe even if somebody learns your password. So each time you sign in, you will also enter a code that only your phone knows.',
    steps: {
      app: 'Open an authenticator app on your phone, such as Microsoft Authenticator, Google Authenticator or 2FAS. If you have none, install one.',
      scan: 'In the app, choose to add an account, and scan this square.',
      enter: 'Enter the 6-digit code that the app now shows.',
    },
    qr: 'A square code to scan with your authenticator app',
    cannotScan: 'I cannot scan it',
    typeIt: 'Choose “enter a set-up key” in your app, and type this. It is based on time.',
    label: 'Code from the app',
    go: 'Confirm',
    expired: 'That took too long. Begin again.',
  },
  recovery: {
    title: 'Keep your recovery codes',
    done: 'Your second factor is set up',
    doneNew: 'You have new recovery codes',
    why: 'If you lose your phone, each of these codes signs you in once instead of the app. We cannot show them again.',
    keep: 'Print them or copy them down, and keep them away from your phone and out of sight.',
    heading: 'Recovery codes',
    old: 'Codes from before no longer work.',
    go: 'I have kept them: continue',
  },
  invitation: {
    title: 'Welcome',
    hello: (name: string) => `Welcome, ${name}`,
    intro: (agency: string, partnership: string) =>
      `You have been invited to work for ${agency} in ${partnership}. First choose a password. Then you will set up a second factor, so have your phone with you.`,
    go: 'Continue',
  },
  reset: {
    askTitle: 'Forgotten your password?',
    askIntro: 'Enter the e-mail address you sign in with. We will send you a link to choose a new password.',
    email: 'E-mail address',
    ask: 'Send me a link',
    askedTitle: 'Check your e-mail',
    asked:
      'If that address has an account, we have sent it a link. It works once, for one hour. It may take a few minutes to arrive.',
    notHere: 'Nothing there? Look in your spam folder, then ask an administrator of your agency.',
    back: 'Back to sign in',
    title: 'Choose a new password',
    intro: 'This signs you out everywhere else. You will need your second factor afterwards.',
    go: 'Save and continue',
  },
  newPassword: {
    label: 'New password',
    hint: '12 characters or more. Three random words make a good one.',
  },
  link: {
    goneTitle: 'This link does not work any more',
    gone: 'It works once, and only for a time. It may also have been replaced by a newer one.',
    askInvitation: 'Ask the administrator of your agency for a new invitation.',
    askReset: 'Ask for a new link',
  },
  account: {
    title: 'My account',
    changed: {
      password: 'Your password has been changed. Your other sessions have ended.',
      ended: 'Done. What you ended is signed out.',
    },
    details: 'My details',
    name: 'Name',
    email: 'E-mail address',
    agency: 'Agency',
    jobTitle: 'Job title',
    roles: 'What I may do',
    detailsHint: 'If something is wrong here, ask an administrator of your agency.',
    signInTitle: 'How I sign in',
    password: 'Password',
    passwordSet: (when: string) => `Last changed ${when}`,
    noPassword: 'None: this is a demonstration account',
    secondFactor: 'Second factor',
    on: 'Authenticator app',
    off: 'Not set up',
    recovery: 'Recovery codes',
    codesLeft: (count: number) => `${count} of 10 left`,
    change: 'Change',
    replace: 'Replace',
    renew: 'Make new ones',
    sessions: 'Where I am signed in',
    device: 'Device',
    since: 'Signed in',
    seen: 'Last used',
    act: 'What you can do',
    thisOne: 'This one',
    end: 'End',
    endHidden: (device: string) => ` the session on ${device}`,
    endOthers: 'End all other sessions',
  },
  changePassword: {
    title: 'Change my password',
    current: 'Current password',
    note: 'Your other sessions will end.',
    go: 'Change my password',
  },
  replaceFactor: {
    title: 'Replace my second factor',
    intro: 'First enter your password. Your old phone works until the new one is confirmed.',
    password: 'Password',
    go: 'Continue',
  },
  newCodes: {
    title: 'Make new recovery codes',
    intro: 'First enter your password. The codes you have now will stop working.',
    password: 'Password',
    go: 'Make new codes',
  },
  people: {
    title: 'People',
    intro: 'The people who work here and what they may do.',
    everywhere: 'You are an administrator of the lead agency, so you look after every agency’s people.',
    invite: 'Invite somebody',
    caption: 'People',
    head: { name: 'Name', agency: 'Agency', roles: 'Roles', status: 'Status' },
    more: 'More people',
    first: 'Back to the first page',
    back: 'Back to people',
    status: { invited: 'Invited', active: 'Active', disabled: 'Closed' } satisfies Record<UserStatus, string>,
  },
  invite: {
    title: 'Invite somebody',
    intro: 'They get an e-mail with a link that works once, for three days.',
    name: 'Name',
    email: 'E-mail address',
    jobTitle: 'Job title',
    optional: ' (optional)',
    agency: 'Agency',
    chooseAgency: 'Choose an agency',
    roles: 'What may they do?',
    rolesHint: 'Select only what their work needs.',
    go: 'Send the invitation',
  },
  person: {
    title: 'Colleague',
    notToOneself:
      'Nobody gives themselves a role that sees reports or cases. Ask another administrator, or whoever runs the installation (upstander user roles).',
    lastTriage:
      'Nobody else does triage: reports without a known place would wait where nobody can read them. Give triage to somebody else first. To lock a stranger out of this account now, sign it out everywhere and reset its second factor.',
    lastReader: (agency: string) =>
      `Nobody else at ${agency} takes its reports. Give somebody there the role of officer, manager or triage first. To lock a stranger out of this account now, sign it out everywhere and reset its second factor.`,
    details: 'Details',
    roles: 'What may they do?',
    save: 'Save',
    self: 'This is you. You can change your job title and roles here; everything else is on your own account page.',
    sessions: (count: number) =>
      count === 0
        ? 'Not signed in anywhere'
        : count === 1
          ? 'Signed in on 1 device'
          : `Signed in on ${count} devices`,
    actions: 'Their account',
    done: {
      invited:
        'The invitation is written. It goes out by e-mail; where no mail server is set it waits in the outbox, where its link can be shown and handed over.',
      saved: 'Saved.',
      disabled: 'The account is closed. They are signed out everywhere.',
      enabled: 'The account is open again.',
      ended: 'They are signed out everywhere.',
      reset:
        'Their second factor is reset. A mail with a link to set it up again is on its way, or waits in the outbox.',
    },
    inviteAgain: {
      title: 'Invitation',
      text: 'Sends a new link. The one from before stops working.',
      go: 'Send the invitation again',
    },
    endSessions: {
      title: 'Sessions',
      text: 'Signs them out on every device. They can sign in again.',
      go: 'End all sessions',
    },
    reset: {
      title: 'Second factor',
      text: 'For somebody who has lost their phone and their recovery codes. Make sure that it is really them who asks. They are signed out, and get a link by e-mail to choose a password and set up a new second factor.',
      go: 'Reset the second factor',
    },
    disable: {
      title: 'Close the account',
      text: 'They are signed out at once and cannot sign in. What they did stays on record.',
      go: 'Close the account',
    },
    enable: { title: 'Open the account again', text: 'They sign in as before.', go: 'Open the account' },
  },
  demo: {
    title: 'Who would you like to be?',
    intro:
      'This is a demonstration. Everyone in it is invented, and nothing you do here reaches a real person. Choose somebody to see the work through their eyes.',
    signIn: 'Sign in',
    signInHidden: (name: string) => ` as ${name}`,
    at: (role: string, agency: string) => `${role}, ${agency}`,
    public: 'Or be somebody who has seen something',
    publicText: 'Report a hate incident as a member of the public does, without an account.',
    publicLink: 'Make a report',
  },
} as const

/** People of a demonstration by what they do, in the order in which a report meets them. */
export const demoGroups: readonly { role: Role; kinds?: readonly string[]; title: string; try: string }[] = [
  {
    role: 'officer',
    kinds: ['local_authority'],
    title: 'Council officers',
    try: 'Open a new report, log it as a case, and see the referral to support made for you.',
  },
  {
    role: 'officer',
    title: 'Officers in other agencies',
    try: 'See the cases that were shared with your agency, and nothing else.',
  },
  {
    role: 'support_worker',
    title: 'Support workers',
    try: 'Take a referral, read first how the person may safely be reached, and record an attempt.',
  },
  { role: 'triage', title: 'Triage', try: 'Find the right agency for a report whose place nobody knows.' },
  { role: 'chair', title: 'Chairs of panels', try: 'See the cases of the area whose panel you chair.' },
  {
    role: 'manager',
    title: 'Managers',
    try: 'See what is due and what is late under the minimum standard, across your agency’s cases.',
  },
  {
    role: 'coordinator',
    title: 'Coordinators',
    try: 'Read the partnership’s plan, and see an action prove itself from live figures. You will see no cases.',
  },
  {
    role: 'communications',
    title: 'Communications',
    try: 'Edit what the public reads, look after its languages, and see which poster was followed.',
  },
  {
    role: 'analyst',
    title: 'Analysts',
    try: 'Follow a figure down to what it counts, without meeting a person.',
  },
  {
    role: 'administrator',
    title: 'Administrators',
    try: 'Invite a colleague, change what somebody may do, and read the outbox.',
  },
  {
    role: 'auditor',
    title: 'Auditors',
    try: 'Read who saw what, when and why, and check that nothing was altered.',
  },
]
