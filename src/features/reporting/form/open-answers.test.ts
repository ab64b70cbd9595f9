// "I do not know" and "I would rather not say" are answers everywhere: every question of the form from which something is
// to be chosen, as everybody who can report is asked it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { STEPS } from './steps.ts'

let world: World
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'North Council', area: 'North' })
  await world.agency({ name: 'Help Together', kind: 'victim_service' })
  await world.staff({ agency, roles: ['officer'] })
})
after(() => world.close())

const DOES_NOT_KNOW = /I do not know/
const WILL_NOT_SAY = /(?:I )?would rather not say/

/**
 * What is asked without one of the two or both, and why. How exactly a place is kept is asked only where places are loaded, and
 * begins with the least exact answer that finds a council. A change here is a decision: whoever adds to it says the reason.
 */
const WITHOUT: Readonly<Record<string, { because: string; unknown?: true; unsaid?: true }>> = {
  now: { because: 'only a yes changes anything, and it may be left empty', unknown: true, unsaid: true },
  privacy: { because: 'one of the two answers that are needed', unknown: true, unsaid: true },
  who: { because: 'everybody knows who they are', unknown: true },
}
/** Somebody who tells of themself knows it, as the census has it; whoever tells of another may say that they do not. */
const OF_ONESELF = /^(?:ageBand|care|livesIn|stat[A-Z]\w+)$/

const PEOPLE = [
  { who: 'affected', age: 'adult' },
  { who: 'affected', age: 'under_18' },
  { who: 'affected', age: 'adult_at_risk' },
  { who: 'affected', age: 'community' },
  { who: 'witness', age: 'adult' },
  { who: 'parent', age: 'under_18' },
  { who: 'school', age: 'adult_at_risk' },
] as const

type Asked = { name: string; answers: string[] }

/** The questions of a page from which something is to be chosen, with their answers in words. */
function chosenFrom(html: string): Asked[] {
  const words = new Map(
    [...html.matchAll(/<label[^>]* for="([^"]+)"[^>]*>([\s\S]*?)<\/label>/g)].map(
      ([, id = '', text = '']) => [id, text.replace(/<[^>]*>/g, '').trim()],
    ),
  )
  const found = new Map<string, string[]>()
  for (const [tag] of html.matchAll(/<input(?:"[^"]*"|[^">])*>/g)) {
    const [type, name, id] = ['type', 'name', 'id'].map(
      (of) => new RegExp(`\\s${of}="([^"]*)"`).exec(tag)?.[1],
    )
    if (type !== 'radio' && type !== 'checkbox') continue
    found.set(name ?? '', [...(found.get(name ?? '') ?? []), words.get(id ?? '') ?? ''])
  }
  return [...found].map(([name, answers]) => ({ name, answers }))
}

test('whoever is asked to choose may say that they do not know, and that they would rather not say', async () => {
  const faults = new Set<string>()
  const met = new Set<string>()
  for (const { who, age } of PEOPLE)
    for (const step of STEPS) {
      const answers = {
        who,
        age,
        what: 'Shouted at',
        privacy: 'named',
        strands: 'race',
        place: 'train',
        targeted: 'several',
      }
      const { html } = await world.post('/report', { ...answers, go: `change-${step}` })
      for (const { name, answers: offered } of chosenFrom(html)) {
        met.add(name)
        const oneself = who === 'affected' && OF_ONESELF.test(name)
        const { unknown = oneself, unsaid = false } = WITHOUT[name] ?? {}
        const all = offered.join('; ')
        if (!unknown && !DOES_NOT_KNOW.test(all)) faults.add(`${name}, to ${who} ${age}: no “I do not know”`)
        if (!unsaid && !WILL_NOT_SAY.test(all))
          faults.add(`${name}, to ${who} ${age}: no “I would rather not say”`)
      }
    }
  assert.deepEqual([...faults], [])
  assert.ok(met.size > 50, `only ${met.size} questions were met`)
  assert.deepEqual(
    Object.keys(WITHOUT).filter((name) => !met.has(name)),
    [],
    'an exception that nobody meets',
  )
})
