import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { proposedChoice, takenChoice } from '../review/owner-names.ts'
import { mayBePost } from '../review/owner-posts.ts'
import { matchOwner, type OwnerDirectory, partsOf } from './owners.ts'

const directory: OwnerDirectory = {
  agencies: [
    { id: 'alder', name: 'Alder Borough Council', shortName: 'Alder', kind: 'local_authority' },
    { id: 'birch', name: 'Birch & Elm Council', shortName: 'Birch', kind: 'local_authority' },
    { id: 'police', name: 'Northbrook Police', shortName: 'Police', kind: 'police' },
  ],
  groups: [
    { id: 'tf', name: 'Task & Finish Group', kind: 'body', agencyIds: [] },
    { id: 'health', name: 'Health partners', kind: 'each', agencyIds: ['police', 'birch'] },
  ],
  posts: [],
  remembered: new Map([['the constabulary', { kind: 'agencies', agencyIds: ['police'] }]]),
}
const agenciesOf = (words: string) => {
  const match = matchOwner(words, directory)
  return match.kind === 'agencies' ? match.agencyIds : match
}

describe('whom an owner’s words mean', () => {
  test('an agency by its name, its short name, or “and” for “&”, whatever the capitals', () => {
    assert.deepEqual(agenciesOf('ALDER borough council'), ['alder'])
    assert.deepEqual(agenciesOf('Birch and Elm Council'), ['birch'])
    assert.deepEqual(agenciesOf('Police'), ['police'])
  })

  test('somebody of an agency is that agency’s', () => {
    assert.deepEqual(agenciesOf('Robin Person – Alder Borough Council'), ['alder'])
    assert.deepEqual(agenciesOf('Housing lead (Birch)'), ['birch'])
  })

  test('a body whose own name holds an “&” is one body', () => {
    assert.deepEqual(agenciesOf('Task and Finish group'), { kind: 'group', groupId: 'tf' })
  })

  test('all authorities, however it is put; never the police', () => {
    for (const words of [
      'All authorities',
      'LLR Local Authorities',
      'each local authority',
      'LLR LA’s'.replace('’', ''),
    ])
      assert.deepEqual(agenciesOf(words), ['alder', 'birch'], words)
  })

  test('a kind of council is that kind alone, and nobody where a name does not say its kind', () => {
    const council = (id: string, name: string) => ({ id, name, shortName: id, kind: 'local_authority' })
    const agencies = [
      council('alder', 'Alder District Council'),
      council('birch', 'Birch & Elm Borough Council'),
      council('wide', 'Wideshire County Council'),
      council('town', 'Town City Council'),
    ]
    const meant = (words: string, of = agencies) => {
      const match = matchOwner(words, { ...directory, agencies: of })
      return match.kind === 'agencies' ? match.agencyIds : match.kind
    }
    for (const words of [
      'All district councils',
      'District and Borough Councils',
      'each district council',
      'Districts',
    ])
      assert.deepEqual(meant(words), ['alder', 'birch'], words)
    assert.deepEqual(meant('All county councils'), ['wide'])
    assert.deepEqual(meant('County and City Councils'), ['wide', 'town'])
    assert.deepEqual(meant('City, County, District and Borough Councils'), ['alder', 'birch', 'wide', 'town'])
    assert.deepEqual(meant('All councils'), ['alder', 'birch', 'wide', 'town'])
    assert.deepEqual(meant('District Council'), 'unknown')
    const unclear = [...agencies, council('ash', 'Ash Council')]
    assert.deepEqual(meant('All district councils', unclear), 'unknown')
    assert.equal(
      proposedChoice('All district councils', { ...directory, agencies: unclear }),
      'kind:district',
    )
  })

  test('a short form of a council’s name is proposed, and nobody’s until somebody says so', () => {
    const council = (id: string, name: string) => ({ id, name, shortName: name, kind: 'local_authority' })
    const known: OwnerDirectory = {
      groups: [],
      posts: [],
      remembered: new Map(),
      agencies: [
        council('blaby', 'Blaby District Council'),
        council('charnwood', 'Charnwood Borough Council'),
        council('hinckley', 'Hinckley and Bosworth Borough Council'),
        council('north-city', 'North City Council'),
        council('north-county', 'North County Council'),
      ],
    }
    for (const [words, id] of [
      ['Blaby DC', 'blaby'],
      ['Charnwood BC', 'charnwood'],
      ['Hinckley & Bosworth BC', 'hinckley'],
      ['Blaby Council', 'blaby'],
      ['Borough of Charnwood', 'charnwood'],
    ] as const) {
      assert.equal(proposedChoice(words, known), `agency:${id}`, words)
      assert.equal(takenChoice(words, known), '', words)
      assert.equal(matchOwner(words, known).kind, 'unknown', words)
    }
    for (const words of ['North CC', 'Oadby BC', 'DC', 'Police'])
      assert.equal(proposedChoice(words, known), '', words)
  })

  test('of a list of places none is the owner because its name is known alone', () => {
    const council = (id: string, name: string, shortName: string) => ({
      id,
      name,
      shortName,
      kind: 'local_authority',
    })
    const known = {
      ...directory,
      agencies: [
        council('alder-city', 'Alder City Council', 'Alder'),
        council('elm', 'Elm and Fern Borough Council', 'Elm & Fern'),
      ],
    }
    for (const words of ['Alder, Aldershire and Birchland', 'Alder, Aldershire & Birchland'])
      assert.equal(matchOwner(words, known).kind, 'unknown', words)
    for (const [words, id] of [
      ['Housing lead, Elm & Fern', 'elm'],
      ['Head of Housing and Planning, Alder', 'alder-city'],
    ] as const)
      assert.deepEqual(matchOwner(words, known), { kind: 'agencies', agencyIds: [id] }, words)
  })

  test('what somebody said once of a spelling goes before everything', () => {
    assert.deepEqual(agenciesOf('The Constabulary'), ['police'])
  })

  test('a post by its title where one agency has it, or with its agency’s name; of two nobody until somebody says', () => {
    const post = (id: string, agencyId: string) => ({
      id,
      title: 'Hate Crime Coordinator',
      agencyId,
      holderId: null,
    })
    const one = { ...directory, posts: [post('hcc', 'alder')] }
    const two = { ...directory, posts: [post('hcc', 'alder'), post('hcc-b', 'birch')] }
    const meant = (words: string, of: OwnerDirectory) => {
      const match = matchOwner(words, of)
      return match.kind === 'post' ? match.postId : match.kind
    }
    for (const words of [
      'Hate crime co-ordinator'.replace('-', ''),
      'Hate Crime Coordinator (Alder)',
      'Alder Borough Council: Hate Crime Coordinator',
      'Robin Person – Hate Crime Coordinator',
      'Hate Crime Coordinator, Alder Borough Council',
    ])
      assert.equal(meant(words, one), 'hcc', words)
    assert.equal(meant('Hate Crime Coordinator', two), 'unknown')
    assert.equal(meant('Hate Crime Coordinator (Birch)', two), 'hcc-b')
    assert.equal(meant('Alder Borough Council', one), 'agencies')
    assert.equal(takenChoice('Hate Crime Coordinator', one), 'post:hcc')
    assert.ok(mayBePost('Housing lead (Birch)', one), 'somebody’s of an agency may be a post of it')
    for (const words of ['All authorities', 'Birch', 'Health partners', 'Hate Crime Coordinator'])
      assert.ok(!mayBePost(words, one), words)
  })

  test('nobody is guessed', () => {
    for (const words of ['TBC', '', 'Ash Council', 'Alder and friends'])
      assert.deepEqual(agenciesOf(words), { kind: 'unknown' })
  })
})

describe('the parts of an action', () => {
  test('are one for each agency of a group, and one for a body', () => {
    assert.deepEqual(
      partsOf(['Health partners', 'Task & Finish Group', 'Birch'], '', directory).map(
        ({ agencyId, groupId }) => agencyId ?? groupId,
      ),
      ['police', 'birch', 'tf'],
    )
  })

  test('are one where an agency is named beside its own post, which has it', () => {
    const posts = [{ id: 'hcc', title: 'Hate Crime Coordinator', agencyId: 'alder', holderId: 'robin' }]
    const parts = partsOf(['Alder', 'Hate Crime Coordinator', 'Birch'], '', { ...directory, posts })
    assert.deepEqual(
      parts.map(({ agencyId, postId, leadUserId }) => [agencyId, postId, leadUserId]),
      [
        ['alder', 'hcc', 'robin'],
        ['birch', null, null],
      ],
    )
  })

  test('are never none, and no owner is lost or named twice, whatever was typed', () => {
    const words = fc.oneof(fc.string(), fc.constantFrom('Alder', 'All authorities', 'Health partners', 'TBC'))
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), words, (owners, cell) => {
        const parts = partsOf(owners, cell, directory)
        assert.ok(parts.length > 0)
        const agencies = parts.flatMap(({ agencyId }) => agencyId ?? [])
        assert.equal(new Set(agencies).size, agencies.length)
        for (const owner of owners.filter(
          (each) => matchOwner(each, directory).kind === 'unknown' && /\p{L}/u.test(each),
        ))
          assert.ok(
            parts.some(({ agencyId, groupId }) => agencyId === null && groupId === null),
            owner,
          )
      }),
    )
  })
})
