// Whoever answers is asked as who they are: every further question, for everybody who can report.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { REPORTER_ROLES } from '../incident.ts'
import { MORE_STEPS } from './more.ts'
import { tellsOfAnother } from './voice.ts'

let world: World
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency, roles: ['officer'] })
  const service = await world.agency({ name: 'Haven', kind: 'victim_service' })
  await world.staff({ agency: service, roles: ['support_worker'] })
})
after(() => world.close())

/** The words of the question, without the frame of the page around them. */
async function asked(step: string, who: string, age: string): Promise<string> {
  const answers = { who, age, what: 'Shouted at', privacy: 'anonymous', place: 'train' }
  const { html } = await world.post('/report', { ...answers, go: `change-${step}` })
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
const STEPS = [...MORE_STEPS, 'privacy', 'share'] as const

describe('somebody who tells of another', () => {
  for (const who of REPORTER_ROLES.filter((role) => tellsOfAnother({ one: () => role })))
    test(`is not asked as if it had happened to them: ${who}`, async () => {
      for (const age of ['adult', 'under_18', 'adult_at_risk'])
        for (const step of MORE_STEPS) {
          const words = await asked(step, who, age)
          assert.doesNotMatch(
            words,
            /I sleep|I am anxious|done to you\b|affected you\b|make you feel|talk only to me|About you, for|You can talk to Childline|you are under 18/,
            `${step} ${age}`,
          )
        }
    })
})

describe('support', () => {
  const ofShare = async (who: string, age: string) => {
    const answers = { who, age, what: 'Shouted at', privacy: 'named', name: 'Sam', area: '' }
    return (await world.post('/report', { ...answers, go: 'change-share' })).html
  }
  test('is offered to the person whom it happened to, and not to who tells it for them', async () => {
    for (const who of [
      'parent',
      'friend_or_family',
      'professional',
      'centre',
      'school',
      'employer',
      'driver',
    ])
      for (const age of ['adult', 'under_18', 'adult_at_risk']) {
        const html = await ofShare(who, age)
        assert.match(html, /Should Haven offer help to the person it happened to\?/, `${who} ${age}`)
        assert.match(html, /Where the person can decide, we ask them first/)
        assert.doesNotMatch(html, /ask Haven to contact you|your landlord/)
      }
  })
  test('is offered to whoever it happened to, and to a witness, for themselves', async () => {
    for (const who of ['affected', 'witness', 'not_said'])
      assert.match(await ofShare(who, 'adult'), /May we ask Haven to contact you\?/, who)
  })
})

describe('somebody who tells of another', () => {
  const STATISTICS = /Is your gender|Are your daily/
  test('is not asked about themself for statistics, and may say that they do not know', async () => {
    for (const who of ['parent', 'witness']) {
      const words = await asked('statistics', who, 'adult')
      assert.doesNotMatch(words, STATISTICS)
      assert.match(words, /Is the person’s gender/)
      assert.equal(words.match(/I do not know, or would rather not say/g)?.length, 11)
      assert.equal((await asked('needs', who, 'adult')).match(/I do not know, or would/g)?.length, 5)
    }
    assert.match(await asked('statistics', 'affected', 'adult'), STATISTICS)
    assert.doesNotMatch(await asked('statistics', 'affected', 'adult'), /I do not know/)
  })

  test('of their own child is asked for another adult, and not whether they are one', async () => {
    const parent = await asked('adult', 'parent', 'under_18')
    assert.match(parent, /Is there another adult whom the child trusts\?/)
    assert.doesNotMatch(parent, /A parent or carer/)
    assert.match(parent, /anybody who must not know/)
    assert.match(await asked('adult', 'school', 'under_18'), /A parent or carer/)
  })
})

test('whoever does not know, or would rather not say, can say so', async () => {
  const NOT_SAID = /I do not know, or would rather not say/g
  const open = async (step: string) => (await asked(step, 'affected', 'adult')).match(NOT_SAID)?.length
  assert.equal(
    await open('effect'),
    4,
    'whether anybody was hurt, how much it affected them, what it did since, and children',
  )
  assert.equal(
    await open('people'),
    5,
    'whether they know them, how many they were, a weapon, an organised group, and could tell a name',
  )
  assert.equal(await open('share'), 2, 'the police, and other agencies')
})

describe('somebody whom it happened to', () => {
  test('is not asked about “the person”', async () => {
    for (const age of ['adult', 'under_18', 'adult_at_risk'])
      for (const step of STEPS.filter((each) => each !== 'behalf')) {
        const words = await asked(step, 'affected', age)
        assert.doesNotMatch(
          words,
          /the person it happened to|do they live|helps them|to the person\b|the child trusts/,
          `${step} ${age}`,
        )
      }
  })

  test('reads, as a child, words for a child on the way to the end', async () => {
    assert.match(
      await asked('privacy', 'affected', 'under_18'),
      /The grown-ups who look after reports like yours/,
    )
    assert.match(await asked('share', 'affected', 'under_18'), /You choose who else may/)
    assert.match(await asked('effect', 'affected', 'under_18'), /You can talk to Childline/)
    const adult = await asked('adult', 'affected', 'under_18')
    assert.equal(adult.match(/You can talk to Childline/g)?.length, 1, 'said once')
    assert.doesNotMatch(await asked('share', 'affected', 'under_18'), /landlord|a child is at risk/)
  })
})

test('whoever tells what was done to a community or a place is asked nothing of one person', async () => {
  for (const who of ['witness', 'professional', 'affected'])
    for (const step of ['effect', 'needs', 'wanted', 'before', 'statistics'])
      assert.doesNotMatch(
        await asked(step, who, 'community'),
        /the person\b|do they live|daily life|live alone|Where do you live/,
        `${who} ${step}`,
      )
  assert.match(await asked('effect', 'witness', 'community'), /What has it done to you and to others\?/)
  const answers = { who: 'professional', age: 'community', what: 'x', step: 'who' }
  const next = (await world.post('/report', { ...answers, go: 'next' })).html
  assert.doesNotMatch(next, /know that you are telling us/)
  const check = (await world.post('/report', { ...answers, step: 'check', go: 'change-check' })).html
  assert.match(check, /to no one person, but to a community or a place/)
})

describe('a child', () => {
  test('reads of kinds of incident in a child’s words, also when they check what they said', async () => {
    const types = await asked('types', 'affected', 'under_18')
    assert.match(types, /What did they do\?/)
    assert.match(types, /They called me names/)
    assert.doesNotMatch(
      types,
      /Sexual assault|Criminal damage|Arson|Extremist|Malicious|exploitation|domestic|intimidation/i,
    )
    const answers = { who: 'affected', age: 'under_18', what: 'x', types: ['verbal_abuse', 'arson'] }
    const check = (await world.post('/report', { ...answers, privacy: 'anonymous', go: 'change-check' })).html
    assert.match(check, /They called me names or said mean things; They set fire to something/)
    assert.match(await asked('types', 'affected', 'adult'), /Criminal damage or vandalism/)
    assert.match(await asked('types', 'parent', 'under_18'), /Criminal damage or vandalism/)
  })

  test('reads of whom it was aimed at and who did it in a child’s words, and writes no name yet', async () => {
    const target = await asked('target', 'affected', 'under_18')
    assert.match(target, /Who did they want to hurt or upset\?/)
    assert.doesNotMatch(target, /aimed at|community|worship|related to/)
    const people = await asked('people', 'affected', 'under_18')
    assert.match(people, /Please do not write their name yet\./)
    assert.match(people, /No names yet, please\./)
    assert.match(people, /My boyfriend or girlfriend.*Somebody in my family, or who looks after me/)
    assert.match(people, /Somebody I go to school or college with/)
    assert.match(people, /such as a driver or a teacher/)
    assert.doesNotMatch(people, /A partner|carer|landlord|customer|organisation|deals with your report/i)
    assert.match(await asked('people', 'affected', 'adult'), /A partner, or somebody who was one/)
    assert.match(await asked('people', 'parent', 'under_18'), /without their name for now/)
  })

  test('reads of what it has done to them, and of grown-ups, in a child’s words', async () => {
    const effect = await asked('effect', 'affected', 'under_18')
    assert.match(effect, /How much does it upset you\?/)
    assert.match(effect, /Were other children there\?/)
    assert.doesNotMatch(effect, /treatment|anxious|appointments|worth/)
    assert.match(effect, /I have thought of hurting myself or ending my life/, 'asked as of everybody')
    assert.match(await asked('effect', 'affected', 'adult'), /I am anxious or low/)
    const adult = await asked('adult', 'affected', 'under_18')
    assert.match(adult, /My mum or dad, or somebody who looks after me/)
    assert.doesNotMatch(adult, /carer/)
  })

  test('reads of what was before and of what they need in a child’s words, and not of whose home it is', async () => {
    const before = await asked('before', 'affected', 'under_18')
    assert.match(before, /My mum or dad, or somebody else who looks after me/)
    assert.match(before, /A teacher, or somebody else at school or college/)
    assert.doesNotMatch(before, /landlord/i)
    const needs = await asked('needs', 'affected', 'under_18')
    assert.match(needs, /Do you need help with everyday things/)
    assert.doesNotMatch(needs, /landlord|Renting|asylum|council home|children at home|daily life/i)
    assert.match(await asked('needs', 'affected', 'adult'), /A landlord often has duties to help/)
    const adult = await asked('before', 'affected', 'adult')
    assert.match(adult, /Family or a friend/)
    assert.match(adult, /A landlord or housing association/)
  })

  test('is asked for statistics in a child’s words, and not what is asked of adults only', async () => {
    const words = await asked('statistics', 'affected', 'under_18')
    assert.match(words, /Are you a girl or a boy\?/)
    assert.match(words, /Did you come to this country to be safe\?/)
    assert.doesNotMatch(words, /Sexual orientation|registered with at birth|18 to 24|asylum|statistics/i)
    const told = await asked('statistics', 'parent', 'under_18')
    assert.doesNotMatch(told, /Sexual orientation|registered with at birth/)
    assert.match(await asked('statistics', 'affected', 'adult'), /Sexual orientation/)
  })
})

test('the list of answers calls each question by what it asked, and each link says what it changes', async () => {
  const { html } = await world.post('/report', {
    who: 'witness',
    age: 'adult',
    what: 'Shouted at',
    beforeHow: 'once',
    privacy: 'anonymous',
    go: 'change-check',
  })
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const links = [...main.matchAll(/value="change-[a-z]+">([\s\S]*?)<\/button>/g)].map(([, text = '']) =>
    text.replace(/<[^>]*>/g, ''),
  )
  assert.ok(links.includes('Change: What happened?'))
  assert.ok(links.includes('Change: Has it happened before?'))
  assert.ok(links.includes('Tell us: Each time it happened'))
  assert.ok(links.includes('Tell us: What has it done to the person it happened to?'))
  assert.ok(
    links.every((text) => /: \S/.test(text)),
    links.join(),
  )
  assert.equal(new Set(links).size, links.length, 'no two links are called the same')
})

describe('“I do not know, or would rather not say”', () => {
  const OPEN = /I do not know, or would rather not say/
  test('is an answer wherever something is to be chosen, and is read back', async () => {
    for (const step of [
      'types',
      'target',
      'people',
      'effect',
      'before',
      'needs',
      'proof',
      'wanted',
      'online',
    ])
      assert.match(await asked(step, 'affected', 'adult'), OPEN, step)
    const told = {
      what: 'Shouted at',
      privacy: 'named',
      phone: '07700 900982',
      methods: 'not_said',
      types: 'not_said',
    }
    for (const step of ['contact', 'safe'])
      assert.match(
        (await world.post('/report', { ...told, go: `change-${step}` })).html,
        /value="not_said"/,
        step,
      )
    const why = await world.post('/report', { ...told, go: 'change-why' })
    assert.match(why.html, /name="strands"[^>]*value="not_said"/)
    const check = (await world.post('/report', { ...told, strands: 'not_said', go: 'change-check' })).html
    assert.match(check, /What kind of thing was it\?[\s\S]*?I do not know, or would rather not say/)
    assert.doesNotMatch(check, />not_said</)
  })
})

test('nobody is offered a place for grown-ups before they said that they are one', async () => {
  const place = async (answers: Record<string, string>) =>
    (await world.post('/report', { what: 'Shouted at', ...answers, go: 'change-place' })).html
  for (const age of ['', 'under_18', 'not_known'])
    assert.doesNotMatch(await place({ age }), /sex_environment/)
  assert.match(await place({ age: 'adult' }), /value="sex_environment"/)
})

test('every question leads to the list of all of them, from which each can be answered', async () => {
  const first = await world.post('/report', { what: 'Shouted at', go: 'change-when' })
  assert.match(first.html, /value="change-check"[^>]*>All questions</)
  const all = await world.post('/report', {
    what: 'Shouted at',
    step: 'when',
    when: 'today',
    go: 'change-check',
  })
  for (const step of ['where', 'why', 'privacy', 'people', 'proof'])
    assert.match(all.html, new RegExp(`value="change-${step}"`))
})
