// What the further questions come to: coded facts, words to be sealed, answers for statistics, and whether somebody whose
// work is safeguarding must know at once.
import type { Form } from '../../../platform/http/form.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import type { Problem } from '../../../platform/problems.ts'
import { isIncidentType } from '../incident.ts'
import type { MoreTold } from '../report.ts'
import { formProblems } from './messages.en.ts'
import { answeredSteps, type Control, CONTROLS, type MoreStep } from './more.ts'
import { IDENTITY_FIELDS, othersProblems } from './others.ts'

export const MORE_LIMITS = { line: 200, words: 2_000 } as const
/** Left with the form's own columns and rows, with the person, or with no report at all. */
const APART: readonly MoreStep[] = ['types', 'diary', 'statistics', 'trusted']

/** Everything that was answered beyond the common questions. Choices that the form does not offer are not taken. */
export function readMore(form: Form): MoreTold {
  const steps = answeredSteps(form)
  const controls = steps
    .filter((step) => !APART.includes(step))
    .flatMap((step) => CONTROLS[step])
    // Sealed with people (others.ts).
    .filter(({ name }) => !IDENTITY_FIELDS.includes(name))
  const codes = codesOf(form, controls)
  return {
    codes: { ...codes, ...targetOf(form), ...codesOf(form, ALWAYS) },
    words: wordsOf(form, controls),
    types: form.many('types').filter(isIncidentType),
    monitoring: codesOf(form, CONTROLS.statistics),
    safeguarding: needsSafeguarding(form),
  }
}

/** `community`: it happened to nobody in particular, but to a community or a place. */
export const AGES = ['under_18', 'adult', 'adult_at_risk', 'community', 'not_known'] as const
// These count whoever tells it. What was once said of a life in danger is not lost because another answer changed.
const ALWAYS: readonly Control[] = [
  { kind: 'one', name: 'age', options: AGES },
  ...CONTROLS.behalf.filter(({ name }) => name === 'despair'),
]

// Whoever said that it happened to no one person has said whom it was aimed at.
const targetOf = (form: Form): Record<string, string> =>
  form.one('age') === 'community' && form.one('targeted') === '' ? { targeted: 'community' } : {}

/** Whether somebody says that they, or the person it happened to, thought of ending their life. */
export const tellsOfDespair = (form: Pick<Form, 'one' | 'many'>): boolean =>
  form.one('despair') === 'yes' || form.many('effects').includes('despair')

/** Whether somebody had a weapon, used one, or said that they would. */
export const tellsOfWeapon = (form: Pick<Form, 'one'>): boolean =>
  ['said', 'had', 'used'].includes(form.one('weapon'))

/** Whether a partner or somebody of the family did it, which is abuse whatever kind it was. */
export const tellsOfAbuser = (form: Pick<Form, 'one'>): boolean =>
  ['partner', 'family'].includes(form.one('known'))

// Kinds of incident with protection of their own; the queue marks the same ones (queue/marks.ts).
const ABUSE_TYPES: readonly string[] = ['domestic', 'sexual_assault', 'exploitation']

/**
 * A child, an adult who needs care, thoughts of suicide, domestic or sexual abuse, or exploitation: told to a manager at
 * once (domain.md 2.2 I, L and M).
 */
export const needsSafeguarding = (form: Form): boolean =>
  ['under_18', 'adult_at_risk'].includes(form.one('age')) ||
  form.one('care') === 'yes' ||
  form.many('types').some((type) => ABUSE_TYPES.includes(type)) ||
  tellsOfAbuser(form) ||
  tellsOfDespair(form)

function codesOf(form: Form, controls: readonly Control[]): Record<string, string | string[]> {
  const codes = controls.flatMap((control): [string, string | string[]][] => {
    if (control.kind !== 'one' && control.kind !== 'many') return []
    const chosen = form.many(control.name).filter((each) => control.options.includes(each))
    if (chosen.length === 0) return []
    return [[control.name, control.kind === 'one' ? (chosen.at(-1) ?? '') : chosen]]
  })
  return Object.fromEntries(codes)
}

function wordsOf(form: Form, controls: readonly Control[]): Record<string, string> {
  const words = controls.flatMap((control): [string, string][] => {
    if (control.kind !== 'line' && control.kind !== 'words') return []
    const text = form.one(control.name)
    const said = control.kind === 'line' ? plainLine(text) : text
    return said === '' ? [] : [[control.name, said]]
  })
  return Object.fromEntries(words)
}

/** What is too long among the answers to one question. */
export function moreProblems(step: MoreStep, form: Form): Problem[] {
  const long = CONTROLS[step].flatMap((control): Problem[] => {
    if (control.kind !== 'line' && control.kind !== 'words') return []
    const max = MORE_LIMITS[control.kind]
    const over = charCount(form.one(control.name)) - max
    return over > 0 ? [{ field: control.name, message: formProblems.tooLong(max, over) }] : []
  })
  return step === 'others' ? [...othersProblems(form), ...long] : long
}
