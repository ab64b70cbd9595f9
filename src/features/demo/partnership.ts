// The demonstration's partnership: the public bodies of Leicester, Leicestershire and Rutland by name, because the
// plan it starts from is theirs; everybody who works in them here is invented. Area codes: ONS (GSS).
import type { Role } from '../../access/actor.ts'

export const demoPartnership = {
  name: 'Leicester, Leicestershire and Rutland Hate Crime Partnership',
  shortCode: 'LLR',
  areaWords: 'Leicester, Leicestershire and Rutland',
} as const

type DemoArea = {
  code: string
  name: string
  kind: 'unitary' | 'district' | 'county'
  parent?: string
  share: number
}

/** `share`: the part of all reports made there (design assumption, tilted to the city). */
export const demoAreas: readonly DemoArea[] = [
  { code: 'E06000016', name: 'Leicester', kind: 'unitary', share: 0.58 },
  { code: 'E06000017', name: 'Rutland', kind: 'unitary', share: 0.02 },
  { code: 'E10000018', name: 'Leicestershire', kind: 'county', share: 0 },
  { code: 'E07000129', name: 'Blaby', kind: 'district', parent: 'E10000018', share: 0.06 },
  { code: 'E07000130', name: 'Charnwood', kind: 'district', parent: 'E10000018', share: 0.13 },
  { code: 'E07000131', name: 'Harborough', kind: 'district', parent: 'E10000018', share: 0.04 },
  { code: 'E07000132', name: 'Hinckley and Bosworth', kind: 'district', parent: 'E10000018', share: 0.05 },
  { code: 'E07000133', name: 'Melton', kind: 'district', parent: 'E10000018', share: 0.03 },
  {
    code: 'E07000134',
    name: 'North West Leicestershire',
    kind: 'district',
    parent: 'E10000018',
    share: 0.05,
  },
  { code: 'E07000135', name: 'Oadby and Wigston', kind: 'district', parent: 'E10000018', share: 0.04 },
]

type DemoAgency = {
  slug: string
  name: string
  shortName: string
  kind: string
  takes?: string[]
  supports?: true
  polices?: true
}

export const demoAgencies: readonly DemoAgency[] = [
  {
    slug: 'leicester',
    name: 'Leicester City Council',
    shortName: 'Leicester City',
    kind: 'local_authority',
    takes: ['E06000016'],
  },
  {
    slug: 'rutland',
    name: 'Rutland County Council',
    shortName: 'Rutland',
    kind: 'local_authority',
    takes: ['E06000017'],
  },
  {
    slug: 'leicestershire',
    name: 'Leicestershire County Council',
    shortName: 'Leicestershire CC',
    kind: 'local_authority',
    takes: ['E10000018'],
  },
  {
    slug: 'blaby',
    name: 'Blaby District Council',
    shortName: 'Blaby',
    kind: 'local_authority',
    takes: ['E07000129'],
  },
  {
    slug: 'charnwood',
    name: 'Charnwood Borough Council',
    shortName: 'Charnwood',
    kind: 'local_authority',
    takes: ['E07000130'],
  },
  {
    slug: 'harborough',
    name: 'Harborough District Council',
    shortName: 'Harborough',
    kind: 'local_authority',
    takes: ['E07000131'],
  },
  {
    slug: 'hinckley-bosworth',
    name: 'Hinckley and Bosworth Borough Council',
    shortName: 'Hinckley & Bosworth',
    kind: 'local_authority',
    takes: ['E07000132'],
  },
  {
    slug: 'melton',
    name: 'Melton Borough Council',
    shortName: 'Melton',
    kind: 'local_authority',
    takes: ['E07000133'],
  },
  {
    slug: 'nw-leicestershire',
    name: 'North West Leicestershire District Council',
    shortName: 'NW Leicestershire',
    kind: 'local_authority',
    takes: ['E07000134'],
  },
  {
    slug: 'oadby-wigston',
    name: 'Oadby and Wigston Borough Council',
    shortName: 'Oadby & Wigston',
    kind: 'local_authority',
    takes: ['E07000135'],
  },
  { slug: 'police', name: 'Leicestershire Police', shortName: 'Police', kind: 'police', polices: true },
  {
    slug: 'victim-first',
    name: 'Victim First',
    shortName: 'Victim First',
    kind: 'victim_service',
    supports: true,
  },
  { slug: 'opcc', name: 'Office of the Police and Crime Commissioner', shortName: 'OPCC', kind: 'opcc' },
  {
    slug: 'nhs-partnership',
    name: 'Leicestershire Partnership NHS Trust',
    shortName: 'NHS Partnership',
    kind: 'nhs',
  },
  {
    slug: 'nhs-hospitals',
    name: 'University Hospitals of Leicester NHS Trust',
    shortName: 'NHS Hospitals',
    kind: 'nhs',
  },
  { slug: 'probation', name: 'Probation Service', shortName: 'Probation', kind: 'probation' },
  {
    slug: 'fire',
    name: 'Leicestershire Fire and Rescue Service',
    shortName: 'Fire and Rescue',
    kind: 'fire',
  },
]

export const leadAgencySlug = 'leicestershire'

type DemoPerson = { name: string; agency: string; jobTitle: string; roles: Role[]; tries: string }

/** Every role at least once. `tries` is the sentence beside the one-click sign-in. All invented. */
export const demoPeople: readonly DemoPerson[] = [
  {
    name: 'Olive Officer',
    agency: 'leicester',
    jobTitle: 'Community safety officer',
    roles: ['officer'],
    tries: 'Open a new report and log it as a case. See what follows by itself.',
  },
  {
    name: 'Morgan Manager',
    agency: 'leicester',
    jobTitle: 'Community safety manager',
    roles: ['manager', 'officer', 'safeguarding', 'administrator'],
    tries:
      'See what is late in your team and who may sign in, and make a key with which another system sends reports.',
  },
  {
    name: 'Chandra Charnwood',
    agency: 'charnwood',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'Look for a Leicester case: you will not find one.',
  },
  {
    name: 'Robin Rutland',
    agency: 'rutland',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'Run a small authority’s queue.',
  },
  {
    name: 'Blake Blaby',
    agency: 'blaby',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'See what one district sees.',
  },
  {
    name: 'Harper Harborough',
    agency: 'harborough',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'See what one district sees.',
  },
  {
    name: 'Hollis Hinckley',
    agency: 'hinckley-bosworth',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'See what one district sees.',
  },
  {
    name: 'Merle Melton',
    agency: 'melton',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'See what one district sees.',
  },
  {
    name: 'Noor Northwest',
    agency: 'nw-leicestershire',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'See what one district sees.',
  },
  {
    name: 'Oakley Oadby',
    agency: 'oadby-wigston',
    jobTitle: 'Community safety officer',
    roles: ['officer', 'safeguarding'],
    tries: 'See what one district sees.',
  },
  {
    name: 'Vic Supportworker',
    agency: 'victim-first',
    jobTitle: 'Support worker',
    roles: ['support_worker'],
    tries: 'Take a referral, with its safe-contact words first.',
  },
  {
    name: 'Vera Leadworker',
    agency: 'victim-first',
    jobTitle: 'Service manager',
    roles: ['support_worker', 'manager', 'administrator'],
    tries: 'See how long people have waited.',
  },
  {
    name: 'Inspector Invented',
    agency: 'police',
    jobTitle: 'Inspector, chairs the Joint Action Group',
    roles: ['chair', 'officer'],
    tries: 'See only the cases shared with the police.',
  },
  {
    name: 'Coral Coordinator',
    agency: 'leicestershire',
    jobTitle: 'Partnership coordinator',
    roles: ['coordinator', 'triage', 'analyst', 'administrator'],
    tries: 'Open the plan: action 2.2 is proved by a live figure.',
  },
  {
    name: 'Bo Boardmember',
    agency: 'opcc',
    jobTitle: 'Chairs the board of the partnership',
    roles: ['chair'],
    tries: 'Read what changed in the plan since the last board, what it is asked, and take its paper along.',
  },
  {
    name: 'Ana Analyst',
    agency: 'opcc',
    jobTitle: 'Performance analyst',
    roles: ['analyst'],
    tries: 'Read figures. No case and no person opens for you.',
  },
  {
    name: 'Audrey Auditor',
    agency: 'leicester',
    jobTitle: 'Information governance officer',
    roles: ['auditor'],
    tries: 'Read who saw what.',
  },
  {
    name: 'Avery Approver',
    agency: 'leicester',
    jobTitle: 'Head of legal services',
    roles: ['administrator'],
    tries: 'Approve what Morgan Manager proposes to erase: it takes two people.',
  },
  {
    name: 'Wren Writer',
    agency: 'leicestershire',
    jobTitle: 'Communications officer',
    roles: ['communications'],
    tries: 'Edit what the public reads, check its languages, and see which poster brought how many people.',
  },
  {
    name: 'Nell Nurse',
    agency: 'nhs-partnership',
    jobTitle: 'Hate crime lead',
    roles: ['coordinator'],
    tries: 'See the plan as a member agency does.',
  },
]
