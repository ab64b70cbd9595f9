// Words of first run, of the administrators' home and of what is not safe yet.
import type { AgencyKind } from '../agencies/index.ts'

export const words = {
  notOpen: {
    title: 'This service is not open yet',
    lead: 'It is being set up. You cannot report here yet.',
    danger: 'If you are in danger, or it is happening now, call 999.',
    silent: 'If you cannot speak, call 999 from a mobile phone, listen, and press 55 when you are asked.',
    report: 'To report something that is not urgent, call the police on 101.',
  },
  next: 'Continue',
  back: 'Back',
  change: 'Change',
  optional: 'You can leave this empty.',
  none: 'None',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  code: {
    title: 'Set up this partnership',
    lead: 'This takes about ten minutes. You need the names of your agencies, and a phone with an authenticator app. If you have your action plan as text, have it ready.',
    kept: 'Nothing is saved until you press “Create the partnership” at the end.',
    label: 'Setup code',
    hint: 'Upstander printed it when it started, below its address. Whoever can read that screen may set it up.',
    wrong: 'This is not the setup code. Check it against the line that Upstander printed when it started',
    visitor:
      'Are you here to report something? This service is not open yet. In danger, call 999. Otherwise call 101.',
  },
  name: {
    title: 'What is the partnership called?',
    name: 'Name of the partnership',
    nameHint:
      'As the public knows it, such as “Northbrook Hate Crime Partnership”. It stands at the top of every page.',
    area: 'Which area is it for?',
    areaHint: 'In a few words that complete “hate incidents in …”, such as “Northbrook and the Vale”.',
    nameProblem: 'Enter a name of 3 to 120 characters',
    areaProblem: 'Enter the area in 2 to 120 characters',
  },
  short: {
    title: 'Which letters should references start with?',
    hint: (suggested: string) =>
      `2 to 5 capital letters. People quote them: a report would be ${suggested}-7K3M-92. They cannot be changed later.`,
    problem: 'Enter 2 to 5 letters from A to Z',
  },
  contact: {
    title: 'How can the public reach you?',
    lead: 'Shown beside the ways to get help. Only what is answered by somebody.',
    phone: 'Phone number (optional)',
    email: 'E-mail address (optional)',
    phoneProblem: 'Enter a phone number, like 0116 496 0000, or leave it empty',
    emailProblem: 'Enter an e-mail address in the correct format, such as name@example.org',
  },
  authorities: {
    title: 'Which local authorities are members?',
    hint: 'One a line: the authority, then its area after a comma. You can paste two columns of a spreadsheet. With the area’s code (such as E07000129) as a third, postcodes can find it.',
    example: 'Northbrook City Council, Northbrook, E06000999',
    label: 'Local authorities',
    none: 'Enter at least one local authority',
    many: 'Enter at most 60 local authorities',
    line: (line: number, text: string) => `Line ${line}: ${text}`,
    name: 'the name of the authority must have 2 to 120 characters',
    area: 'the name of the area must have 2 to 80 characters',
    twice: (name: string) => `“${name}” is there twice`,
    code: (code: string) => `the code ${code} is there twice`,
    notACode: (cell: string) =>
      `“${cell}” is not an area code, such as E06000016: leave it out if you do not know it`,
  },
  duties: {
    title: 'Who takes reports?',
    lead: 'A report goes to the authority that is ticked for the place where it happened. Reports of areas that nobody takes wait for your own triage team.',
    legend: 'Authorities that take reports',
    item: (authority: string, area: string) => `${authority}, for ${area}`,
    clash: (area: string) => `Two authorities cannot take the reports of ${area}. Untick one`,
  },
  members: {
    title: 'Who else is a member?',
    victim: 'Victim service (optional)',
    victimHint:
      'Every case that is logged is referred to it, unless the person says no. Without one, nothing is referred until you add it.',
    police: 'Police (optional)',
    policeHint: 'The force for this area.',
    others: 'Other agencies (optional)',
    othersHint:
      'One a line. After a comma you can say what it is: NHS, probation, fire, housing, education, voluntary, transport.',
    nameProblem: 'Enter a name of 2 to 120 characters, or leave it empty',
    many: 'Enter at most 60 other agencies',
    twice: (name: string) => `“${name}” is a member already`,
  },
  administrator: {
    title: 'Who is the first administrator?',
    lead: 'They invite everybody else. Their agency leads the partnership here: its administrators look after the accounts of every member.',
    name: 'Full name',
    nameProblem: 'Enter a name of 2 to 100 characters',
    email: 'E-mail address',
    emailHint: 'They sign in with it.',
    agency: 'Agency',
    agencyProblem: 'Select the agency they work for',
    also: 'Do they also do this?',
    alsoHint:
      'Until they give this to somebody else, they also find the right authority for reports whose place is not known: otherwise nobody would read those.',
    coordinator: 'Keep the partnership’s plan',
    password: 'Password',
    passwordHint: 'At least 12 characters. Three random words make a good one.',
    kept: 'A password is kept from before. Type a new one only to change it.',
  },
  plan: {
    title: 'Do you have an action plan?',
    lead: 'Paste its text here: from a spreadsheet, a document’s table or a CSV file. No word is lost, and you see what was read before anything is saved. You can do this later, under Plan.',
    label: 'The text of your plan (optional)',
    unreadable: 'This could not be read as a plan. Paste it as text, with its table, or leave it for later',
    tooLong: 'This plan is too long to paste here. Leave it for later, and import it from the terminal',
  },
  check: {
    title: 'Check your answers',
    lead: 'Nothing has been saved yet.',
    rows: {
      name: 'Partnership',
      short: 'References',
      contact: 'Public contact',
      authorities: 'Local authorities',
      duties: 'Take reports',
      members: 'Other members',
      administrator: 'First administrator',
      plan: 'Action plan',
    },
    leads: (agency: string) => `${agency} (leads the partnership here)`,
    later: 'Later',
    planCounts: (priorities: number, aims: number, actions: number) =>
      `${priorities} ${priorities === 1 ? 'priority' : 'priorities'}, ${aims} ${aims === 1 ? 'aim' : 'aims'}, ${actions} ${actions === 1 ? 'action' : 'actions'}`,
    planUnplaced: (count: number) =>
      `${count} ${count === 1 ? 'line was' : 'lines were'} not placed. They are kept, and shown on the plan’s page.`,
    nobody: 'No authority takes reports: all of them wait for triage.',
    noVictim: 'Without a victim service no case can be referred by itself.',
    next: 'Continue to the second factor',
  },
  confirm: {
    title: 'Set up the second factor',
    lead: (name: string) =>
      `To sign in, ${name} needs the password and a code from an authenticator app on a phone.`,
    code: 'Code from the app',
    codeHint: '6 digits. They change every 30 seconds.',
    create: 'Create the partnership',
    stale: 'That took more than half an hour. Scan the new code, and enter what the app shows',
  },
  done: {
    title: (name: string) => `${name} is set up`,
    codesTitle: 'Keep these recovery codes',
    codes:
      'Each works once, instead of a code from the app, if the phone is lost. They are shown only now. Print them, or write them down, and keep them away from the phone.',
    next: 'What comes next',
    points: [
      'Sign in, and invite your colleagues under Admin.',
      'Give triage to somebody else there. Until then, reports whose place is not known, or that go to an authority without officers, wait for you.',
      'Read under Admin, Installation, what is not safe yet.',
      'The public can report as soon as you give them the address.',
    ],
    signIn: 'Sign in',
    already: {
      title: 'The partnership is set up already',
      text: 'Somebody, perhaps you by pressing twice, has just created it. If it was you, sign in with the password you chose. You can make new recovery codes under My account.',
    },
  },
} as const

/** What somebody may write after the comma for the kind of an agency, in lower case. */
export const kindNames: Readonly<Record<string, AgencyKind>> = {
  nhs: 'nhs',
  health: 'nhs',
  probation: 'probation',
  fire: 'fire',
  'fire and rescue': 'fire',
  housing: 'housing',
  education: 'education',
  school: 'education',
  voluntary: 'voluntary',
  charity: 'voluntary',
  community: 'voluntary',
  transport: 'transport',
  opcc: 'opcc',
  'police and crime commissioner': 'opcc',
  council: 'local_authority',
  police: 'police',
  'victim service': 'victim_service',
}
