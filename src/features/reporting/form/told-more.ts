// The answers to the further questions in words, as the person chose or wrote them.
import type { Form } from '../../../platform/http/form.ts'
import { labelOf } from '../incident.messages.en.ts'
import { DIARY_PARTS } from './diary.ts'
import { kindsWords } from './kinds.messages.en.ts'
import { diaryWords, type MoreWords, moreWords } from './more.messages.en.ts'
import { CONTROLS, type Control, type MoreStep, NOT_SAID } from './more.ts'
import { IDENTITY_FIELDS, keepsIdentity } from './others.ts'
import { otherLabel, otherOptionsOf } from './others-words.ts'

const PART_WORDS = { When: 'when', Time: 'time', What: 'what', Where: 'where', Who: 'who' } as const

export type Told = { label: string; said: string }

// A question brings its own mark, in every script.
const ASKS = /[?؟？]$/u

/** One answer as a line: what was asked, and what was said. */
export const asLine = ({ label, said }: Told): string => `${label}${ASKS.test(label) ? '' : ':'} ${said}`

type Answers = Pick<Form, 'one' | 'many'>

/** What was answered to one question, a line for each of its fields; to whoever answered in the words that they were asked in. */
export function toldIn(step: MoreStep, form: Answers, words: MoreWords = moreWords[step]): Told[] {
  return CONTROLS[step].flatMap((control): Told[] => {
    const said = saidTo(control, form, words)
    return said === '' ? [] : [{ label: labelFor(words, control.name), said }]
  })
}

function saidTo(control: Control, form: Answers, { controls }: MoreWords): string {
  if (IDENTITY_FIELDS.includes(control.name) && !keepsIdentity(form, control.name)) return ''
  if (control.kind === 'line' || control.kind === 'words') return form.one(control.name)
  const options: Readonly<Record<string, string>> =
    controls[control.name]?.options ?? otherOptionsOf(control.name) ?? {}
  return form
    .many(control.name)
    .filter((code) => control.options.includes(code))
    .map((code) => (code === NOT_SAID && !options[code] ? kindsWords.notSaid : labelOf(options, code)))
    .join('; ')
}

function labelFor({ controls }: MoreWords, name: string): string {
  const entry = /^diary(When|Time|What|Where|Who)(\d+)$/.exec(name)
  const part = DIARY_PARTS.find((each) => each === entry?.[1])
  if (part) return `${diaryWords.entry(Number(entry?.[2]))}: ${diaryWords[PART_WORDS[part]]}`
  return otherLabel(name) ?? controls[name]?.label ?? name
}
