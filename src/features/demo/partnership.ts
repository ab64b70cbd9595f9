// The demonstration's partnership: the public bodies of Leicester, Leicestershire and Rutland by name, because the
// plan it starts from is theirs; everybody who works in them here is invented. Area codes: ONS (GSS).

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
