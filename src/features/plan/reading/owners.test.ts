import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOwners } from './owners.ts'

const cells: [cell: string, owners: string[]][] = [
  [
    'Northbrook City Council Northbrook County Council, District and Borough Councils and Fenland County Council – all authorities',
    [
      'Northbrook City Council',
      'Northbrook County Council',
      'District and Borough Councils',
      'Fenland County Council',
      'all authorities',
    ],
  ],
  ['Task & Finish Group', ['Task & Finish Group']],
  [
    'Task &Finish Group via the Hate & Harm Delivery Group',
    ['Task &Finish Group via the Hate & Harm Delivery Group'],
  ],
  ['Task & Finish Group – all authorities', ['Task & Finish Group', 'all authorities']],
  [
    'Northbrook, Eastbrook and Westbrook Hate Partnership',
    ['Northbrook, Eastbrook and Westbrook Hate Partnership'],
  ],
  ['Northbrook Police & all authorities', ['Northbrook Police', 'all authorities']],
  ['Police and Crime Commissioner', ['Police and Crime Commissioner']],
  ['Fire & Rescue Service, NHS and Police', ['Fire & Rescue Service', 'NHS', 'Police']],
  ['Victim First & all local authorities', ['Victim First', 'all local authorities']],
  ['Alex Rowe & Sam Hale', ['Alex Rowe', 'Sam Hale']],
  [
    'Alex Rowe – City Council & Sam Hale County Council',
    ['Alex Rowe – City Council', 'Sam Hale County Council'],
  ],
  [
    'Leicestershire County Council Community Safety Team',
    ['Leicestershire County Council Community Safety Team'],
  ],
  ['Police\nProbation', ['Police', 'Probation']],
  ['Police; Probation / Housing', ['Police', 'Probation', 'Housing']],
  ['All authorities, all authorities', ['All authorities', 'all authorities']],
  ['Police and Police', ['Police']],
  ['County Council + Police', ['County Council', 'Police']],
  ['Fire and Rescue Service +Police + NHS', ['Fire and Rescue Service', 'Police', 'NHS']],
  ['LGBT+ Forum', ['LGBT+ Forum']],
  ['', []],
]

for (const [cell, owners] of cells) {
  test(`owners of "${cell}"`, () => assert.deepEqual(readOwners(cell).owners, owners))
}

test('a name that may be one body or two stays whole and is doubtful', () => {
  const read = readOwners('Northbrook Hate & Harm Delivery Group')
  assert.deepEqual(read.owners, ['Northbrook Hate & Harm Delivery Group'])
  assert.equal(read.doubtful, true)
  assert.equal(readOwners('Task & Finish Group').doubtful, false)
})

test('a time frame among the owners is seen and is no owner', () => {
  const read = readOwners('All authorities Agenda item for next meeting 16.8.18 All authorities & Police')
  assert.equal(read.looksLikeTimeframe, true)
  assert.deepEqual(read.owners, ['All authorities', 'Police'])
  assert.deepEqual(readOwners('Agenda item for next meeting 16.8.18').owners, [])
  assert.equal(readOwners('Police').looksLikeTimeframe, false)
})

test('an owner still to be named is no owner', () => {
  assert.deepEqual(readOwners('All authority groups. TBC'), {
    owners: ['All authority groups'],
    doubtful: false,
    looksLikeTimeframe: false,
    toBeConfirmed: true,
  })
  assert.deepEqual(readOwners('Task & Finish Group to be set up').owners, ['Task & Finish Group'])
})

test('a list ends with its last name, and one role with two initials is doubtful', () => {
  assert.deepEqual(readOwners('HR, Unison and GMB').owners, ['HR', 'Unison', 'GMB'])
  assert.equal(readOwners('HR & OD Manager').doubtful, true)
  assert.deepEqual(readOwners('Police & Prevent Lead').owners, ['Police', 'Prevent Lead'])
  assert.deepEqual(readOwners('City Council/South Ridge Police').owners, [
    'City Council',
    'South Ridge Police',
  ])
})

const shortened: [cell: string, owners: string[]][] = [
  ['Police Dept., HR', ['Police Dept', 'HR']],
  ['Police Dept., HR and Comms', ['Police Dept', 'HR', 'Comms']],
  ['Housing Dept, Police', ['Housing Dept', 'Police']],
  ['Housing Assoc., Youth Svc., NHS', ['Housing Assoc', 'Youth Svc', 'NHS']],
  ['Cllr. Smith, HR', ['Cllr. Smith, HR']],
  ['Ch. Insp. Roe, Housing Mgr.', ['Ch. Insp. Roe, Housing Mgr']],
  ['Dr. A. Jones (NHS), HR Dept.', ['Dr. A. Jones (NHS)', 'HR Dept']],
  ['A. Person, Alder Council', ['A. Person, Alder Council']],
  ['J. Smith, K. Jones', ['J. Smith', 'K. Jones']],
  ['Comms., HR', ['Comms', 'HR']],
  ['Dept. of Education, PSNI', ['Dept. of Education', 'PSNI']],
  ['St. Peter’s School, Police', ['St. Peter’s School', 'Police']],
  ['Alder, Birch', ['Alder, Birch']],
]

for (const [cell, owners] of shortened)
  test(`shortened owners "${cell}"`, () => assert.deepEqual(readOwners(cell).owners, owners))

const lists: [cell: string, owners: string[]][] = [
  ['Housing, Education, Police', ['Housing', 'Education', 'Police']],
  ['Highways, Education and Housing', ['Highways', 'Education', 'Housing']],
  ['Police, Fire & Rescue, Probation and Health', ['Police', 'Fire & Rescue', 'Probation', 'Health']],
  ['Children, Young People and Families Team', ['Children, Young People and Families Team']],
  ['Equality, Diversity and Inclusion Manager, HR', ['Equality, Diversity and Inclusion Manager', 'HR']],
  ['Policy, Performance and Equalities Team', ['Policy, Performance and Equalities Team']],
  ['Planning, Housing and Regeneration Team', ['Planning, Housing and Regeneration Team']],
  ['Northbrook, Eastbrook and Westbrook', ['Northbrook, Eastbrook and Westbrook']],
]

for (const [cell, owners] of lists)
  test(`list of owners "${cell}"`, () => {
    const whole = readOwners(cell)
    assert.deepEqual(whole.doubtful ? [cell] : whole.owners, owners)
  })

const namesWithAnd: [cell: string, owners: string[]][] = [
  [
    'Equality, Diversity and Inclusion Forum and Fens and Wolds Council',
    ['Equality, Diversity and Inclusion Forum', 'Fens and Wolds Council'],
  ],
  ['Tees, Esk and Wear Valleys NHS Trust, Police', ['Tees, Esk and Wear Valleys NHS Trust', 'Police']],
  [
    'Saltmarsh and Island Health Trust, Citizens Advice Coast and Country',
    ['Saltmarsh and Island Health Trust', 'Citizens Advice Coast and Country'],
  ],
  [
    'Fens Passenger Transport\nSouth Holland and The Deepings Police',
    ['Fens Passenger Transport', 'South Holland and The Deepings Police'],
  ],
]

for (const [cell, owners] of namesWithAnd)
  test(`no name with "and" is parted as if it were plain "${cell}"`, () => {
    const read = readOwners(cell)
    if (!read.doubtful) assert.deepEqual(read.owners, owners)
    for (const owner of read.owners)
      assert.ok(!/^(?:Fens|Wolds Council|Tees|Country|The Deepings Police)$/.test(owner), owner)
  })

const ownNames: [cell: string, owners: string[]][] = [
  [
    'University Hospitals of Leicester NHS Trust and Leicester, Leicestershire and Rutland ICB',
    ['University Hospitals of Leicester NHS Trust', 'Leicester, Leicestershire and Rutland ICB'],
  ],
  [
    'Bath and North East Somerset Council, Avon and Somerset Police',
    ['Bath and North East Somerset Council', 'Avon and Somerset Police'],
  ],
  [
    'Crown Prosecution Service, Courts and Tribunals Service',
    ['Crown Prosecution Service', 'Courts and Tribunals Service'],
  ],
  [
    'Cllr A. Patel, Insp. Brown, Faith & Communities Forum',
    ['Cllr A. Patel', 'Insp. Brown', 'Faith & Communities Forum'],
  ],
  ['Police, City Council, Hate & Harm Board', ['Police', 'City Council', 'Hate & Harm Board']],
  ['Brighton & Hove City Council & Sussex Police', ['Brighton & Hove City Council', 'Sussex Police']],
  ['Devon & Cornwall Police & Torbay Council', ['Devon & Cornwall Police', 'Torbay Council']],
  ['Swindon & Bath & North East Somerset Council', ['Swindon', 'Bath & North East Somerset Council']],
  [
    'Voluntary, Community and Social Enterprise (VCSE) sector / Police and Crime Commissioner',
    ['Voluntary, Community and Social Enterprise (VCSE) sector', 'Police and Crime Commissioner'],
  ],
  ['Sussex Police and Crime & Disorder Partnership', ['Sussex Police', 'Crime & Disorder Partnership']],
  [
    'Kent and Medway ICB, Kent Police and Victim Support',
    ['Kent and Medway ICB', 'Kent Police', 'Victim Support'],
  ],
  ['J. Smith, and Sussex Police', ['J. Smith', 'Sussex Police']],
  [
    'Ministry of Housing, Communities & Local Government',
    ['Ministry of Housing, Communities & Local Government'],
  ],
  [
    'Home Office, Department for Digital, Culture, Media and Sport and CPS',
    ['Home Office', 'Department for Digital, Culture, Media and Sport', 'CPS'],
  ],
  ['Department for Education, Home Office', ['Department for Education', 'Home Office']],
  ['Alder City Council/ Eastshire Police', ['Alder City Council', 'Eastshire Police']],
  ['Head of Learning /Policy Officer', ['Head of Learning', 'Policy Officer']],
]

for (const [cell, owners] of ownNames)
  test(`bodies keep their own "and" in "${cell}"`, () =>
    assert.deepEqual(readOwners(cell), {
      owners,
      doubtful: false,
      looksLikeTimeframe: false,
      toBeConfirmed: false,
    }))

test('what may be one name or two, or shares a word, is doubtful', () => {
  const shared = readOwners('Kensington and Chelsea, Hammersmith and Fulham and Westminster councils')
  assert.deepEqual(shared.owners, [
    'Kensington and Chelsea',
    'Hammersmith and Fulham',
    'Westminster councils',
  ])
  assert.equal(shared.doubtful, true)
  assert.equal(readOwners('Department for Trade, Seas and Skies').doubtful, true)
  for (const cell of ['Highways and NHS', 'Windsor and Maidenhead & Slough Safeguarding Board']) {
    assert.deepEqual(readOwners(cell).owners, [cell])
    assert.equal(readOwners(cell).doubtful, true)
  }
})
