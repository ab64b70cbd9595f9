// The forms of manual measures: from what was typed to a measure or a figure, or to what is wrong with it, by its field.
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import type { Entered } from '../figures.ts'
import {
  BETTERS,
  DECIMALS_MAX,
  MANUAL_SHAPES,
  type ManualDetails,
  type ManualFigure,
  type ManualMeasure,
  type ManualShape,
} from './manual.ts'
import { manualWords } from './messages.en.ts'

const say = manualWords.problem

/** Reads the form of a measure. `shape`: that of a measure which exists; it is chosen only once. */
export function readMeasureForm(
  form: Form,
  shape?: ManualShape,
): Outcome<ManualDetails & { shape: ManualShape }> {
  const problems: Problem[] = []
  const text = (field: keyof typeof say, max: number, min = 1) => {
    const typed = plainLine(form.one(field))
    if (charCount(typed) < min || charCount(typed) > max) problems.push({ field, message: say[field] })
    return typed
  }
  const name = text('name', 120, 3)
  const definition = text('definition', 1000)
  const formula = text('formula', 1000)
  const source = text('source', 300)
  const chosen = shape ?? MANUAL_SHAPES.find((each) => each === form.one('shape'))
  if (!chosen) problems.push({ field: 'shape', message: say.shape })
  const unit = text('unit', 40, chosen === 'share' ? 1 : 0)
  const typed = form.one('decimals').trim()
  const decimals = typed === '' ? 0 : Number(typed)
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > DECIMALS_MAX)
    problems.push({ field: 'decimals', message: say.decimals })
  const better = BETTERS.find((each) => each === form.one('better'))
  if (!better) problems.push({ field: 'better', message: say.better })
  if (problems.length > 0 || !chosen || !better) return refused(...problems)
  return ok({ name, definition, formula, source, unit, decimals, better, shape: chosen })
}

/** The form's values for a measure as it stands. */
export const measureFormValues = (measure: ManualMeasure): FormValues => ({
  name: measure.name,
  definition: measure.definition,
  formula: measure.formula,
  source: measure.source,
  shape: measure.shape,
  unit: unitOf(measure),
  decimals: String(measure.decimals),
  better: measure.better,
  version: String(measure.version),
})

/** The unit as it was entered: each shape shows it in a place of its own. */
export function unitOf(measure: ManualMeasure): string {
  if (measure.shape === 'share') return measure.denominatorWords ?? ''
  if (measure.shape === 'number') return measure.unit
  return measure.numeratorWords === manualWords.entered ? '' : measure.numeratorWords
}

export type FigureWish = { entered: Entered | null; sourceNote: string }

/** Reads the form of a figure. `mayTakeBack`: there is one to take back. */
export function readFigureForm(
  form: Form,
  { shape, decimals }: Pick<ManualMeasure, 'shape' | 'decimals'>,
  mayTakeBack: boolean,
): Outcome<FigureWish> {
  const problems: Problem[] = []
  const sourceNote = plainLine(form.one('sourceNote'))
  if (charCount(sourceNote) < 1 || charCount(sourceNote) > 500)
    problems.push({ field: 'sourceNote', message: say.note })
  if (mayTakeBack && form.one('takeBack') === 'yes')
    return problems.length > 0 ? refused(...problems) : ok({ entered: null, sourceNote })
  const isWhole = shape !== 'number' || decimals === 0
  const number = (field: string): number | null => {
    const read = readNumber(form.one(field), isWhole, shape !== 'number')
    if (typeof read === 'number') return read
    problems.push({ field, message: read.problem })
    return null
  }
  if (shape !== 'share') {
    const value = number('value')
    return problems.length > 0 || value === null
      ? refused(...problems)
      : ok({ entered: { value }, sourceNote })
  }
  const [numerator, denominator] = [number('numerator'), number('denominator')]
  if (denominator === 0) problems.push({ field: 'denominator', message: say.none })
  else if (numerator !== null && denominator !== null && numerator > denominator)
    problems.push({ field: 'numerator', message: say.over })
  if (problems.length > 0 || numerator === null || denominator === null) return refused(...problems)
  return ok({ entered: { numerator, denominator }, sourceNote })
}

/** A number as people write it: "1,204", "4.5", "-2". Bounded, so that no sum of them is ever endless. */
export function readNumber(
  typed: string,
  isWhole: boolean,
  notBelowZero: boolean,
): number | { problem: string } {
  const text = typed.trim().replaceAll(/[,\s](?=\d{3}\b)/g, '')
  if (!/^[-−]?\d{1,12}(?:\.\d{1,6})?$/.test(text)) return { problem: isWhole ? say.whole : say.number }
  const value = Number(text.replace('−', '-'))
  if (isWhole && !Number.isInteger(value)) return { problem: say.whole }
  return notBelowZero && value < 0 ? { problem: say.negative } : value
}

/** The form's values for the figure that stands. */
export const figureFormValues = (figure: ManualFigure | undefined): FormValues => ({
  numerator: figure?.numerator == null ? '' : String(figure.numerator),
  denominator: figure?.denominator == null ? '' : String(figure.denominator),
  value: figure?.value == null ? '' : String(figure.value),
  sourceNote: '',
  corrects: figure?.id ?? '',
})
