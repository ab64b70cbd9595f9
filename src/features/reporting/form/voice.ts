// To whom a question is put: somebody whom it happened to, a child among them, or somebody who tells of another.
import type { Form } from '../../../platform/http/form.ts'
import { kindsWords } from './kinds.messages.en.ts'
import { formWords } from './messages.en.ts'
import { besideWords, type MoreWords, moreWords } from './more.messages.en.ts'
import { ETHNIC_GROUPS_BEFORE, type MoreStep, NOT_SAID } from './more.ts'
import { tellsForAnother } from './others.ts'
import { type OtherWords, voiceWords } from './voices.messages.en.ts'

export { tellsForAnother }

type Answers = Pick<Form, 'one'>

const OF_OTHERS: readonly string[] = [
  'witness',
  'parent',
  'friend_or_family',
  'professional',
  'centre',
  'school',
  'employer',
]

/** Whether the answers say that it happened to somebody else than the person who answers. */
export const tellsOfAnother = (form: Answers): boolean =>
  OF_OTHERS.includes(form.one('who')) && !tellsOfACommunity(form)
/** Whether nobody in particular was targeted: then nothing is asked of one person. */
const tellsOfACommunity = (form: Answers): boolean => form.one('age') === 'community'
/** Whether a child or young person tells what happened to them. */
export const isChild = (form: Answers): boolean =>
  form.one('who') === 'affected' && form.one('age') === 'under_18'

/** A further question in the words for whoever answers. */
export function wordsFor(step: MoreStep, form: Answers): MoreWords {
  const words = voicesOf(form).reduce((said, voice) => spoken(said, voice[step]), ofAChild(step, form))
  const open = mayNotSay(words)
  return forTeller(tellsOfAnother(form) ? mayNotKnow(open) : open, step, form)
}

const MAY_DECIDE: readonly string[] = ['friend_or_family', 'professional', 'centre', 'school', 'employer']

// How old a child is, and who may decide for whom, is asked only of those who tell it for them; a parent is not asked twice.
function forTeller(words: MoreWords, step: MoreStep, form: Answers): MoreWords {
  const who = form.one('who')
  const hidden: Record<string, readonly string[]> = {}
  if (step === 'statistics') Object.assign(hidden, notCounted(form, words))
  if (step === 'adult' && !MAY_DECIDE.includes(who)) hidden['adultChoice'] = ['me']
  if (step === 'adult' && who !== 'parent' && !MAY_DECIDE.includes(who))
    hidden['childBand'] = Object.keys(words.controls['childBand']?.options ?? {})
  if (isChild(form)) Object.assign(hidden, notOfAChild(step, words))
  if (step === 'needs' && tellsOfACommunity(form))
    for (const name of ['care', 'around', 'livesIn'])
      hidden[name] = [...Object.keys(words.controls[name]?.options ?? {}), NOT_SAID]
  if (step === 'support' && who !== 'parent' && !MAY_DECIDE.includes(who)) hidden['supportChoice'] = ['me']
  const controls = { ...words.controls }
  for (const name of step === 'needs' ? unneeded(form) : []) {
    const asked = controls[name]
    if (asked) controls[name] = { ...asked, hidden: true }
  }
  for (const [name, values] of Object.entries(hidden)) {
    const asked = controls[name]
    if (asked) controls[name] = { ...asked, without: [...(asked.without ?? []), ...values] }
  }
  return { ...words, controls }
}

// As the census has it: whom somebody loves, and whether their gender is what it was, is asked of nobody under 16, and we know
// no age nearer than under 18. A child said how old they are.
function notCounted(form: Answers, { controls }: MoreWords): Record<string, readonly string[]> {
  const all = (name: string) => Object.keys(controls[name]?.options ?? {})
  const young = form.one('age') === 'under_18'
  return {
    statEthnicity: ETHNIC_GROUPS_BEFORE,
    ...(young && { statGender: all('statGender'), statOrientation: all('statOrientation') }),
    ...(isChild(form) && { statAge: all('statAge') }),
  }
}

// How old a child is was asked with them; of nobody in particular there is neither an age nor a home.
function unneeded(form: Answers): string[] {
  if (tellsOfACommunity(form)) return ['landlordName', 'ageBand']
  return [...(isChild(form) ? ['landlordName'] : []), ...(form.one('age') === 'under_18' ? ['ageBand'] : [])]
}

// Whose the home is, is a matter of grown-ups; and so is who is at home with the children.
const notOfAChild = (step: MoreStep, { controls }: MoreWords): Record<string, readonly string[]> =>
  step === 'needs'
    ? { livesIn: Object.keys(controls['livesIn']?.options ?? {}), around: ['children'] }
    : step === 'before'
      ? { told: ['landlord'] }
      : {}

// Nobody has to say what they do know.
function mayNotSay(words: MoreWords): MoreWords {
  const controls = Object.entries(words.controls).map(([name, asked]) => {
    if (asked.options?.['not_known'] === undefined) return [name, asked] as const
    return [name, { ...asked, options: { ...asked.options, not_known: kindsWords.notSaid } }] as const
  })
  return { ...words, controls: Object.fromEntries(controls) }
}

// Whoever tells of somebody else may not know what that person only would not say.
function mayNotKnow(words: MoreWords): MoreWords {
  const controls = Object.entries(words.controls).map(([name, asked]) => {
    if (asked.options?.['not_said'] === undefined) return [name, asked] as const
    return [name, { ...asked, options: { ...asked.options, not_said: formWords.when.unknown } }] as const
  })
  return { ...words, controls: Object.fromEntries(controls) }
}

function voicesOf(form: Answers): Partial<Record<MoreStep, OtherWords>>[] {
  if (tellsOfACommunity(form)) return [voiceWords.community]
  if (tellsOfAnother(form)) return [voiceWords.other]
  if (form.one('who') !== 'affected') return []
  return isChild(form) ? [voiceWords.self, voiceWords.child] : [voiceWords.self]
}

// Whoever tells of a child is not asked as if they were one.
function ofAChild(step: MoreStep, form: Answers): MoreWords {
  const asked = moreWords[step]
  if (step !== 'adult' || form.one('who') === 'affected') return asked
  const { title, hint, nobody, titleToParent } = besideWords.ofAChild
  const parent = form.one('who') === 'parent'
  const adultChoice = { options: { nobody }, ...(parent && { without: ['parent'] }) }
  return spoken(asked, { title: parent ? titleToParent : title, hint, controls: { adultChoice } })
}

function spoken(words: MoreWords, other: OtherWords | undefined): MoreWords {
  if (!other) return words
  const controls = { ...words.controls }
  for (const [name, { options, ...changed }] of Object.entries(other.controls ?? {})) {
    const asked = controls[name] ?? { label: name }
    controls[name] = {
      ...asked,
      ...changed,
      ...(options && { options: { ...asked.options, ...options } }),
    }
  }
  const { title = words.title, hint = words.hint } = other
  return { ...words, title, ...(hint !== undefined && { hint }), controls }
}
