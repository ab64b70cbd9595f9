// What a form on paper is made of: boxes to tick, and lines to write on.
import { Picture, type PictureName } from '../../../ui/picture.tsx'
import { type ControlWords, moreWords } from '../form/more.messages.en.ts'
import { CONTROLS, type MoreStep } from '../form/more.ts'

type Part = { title: string; picture?: PictureName; hint?: string | undefined }

const Question = ({ title, picture, hint }: Part) => (
  <>
    {picture && <Picture name={picture} />}
    <p class="govuk-body app-printed-form__question">{title}</p>
    {hint && <p class="govuk-body govuk-!-margin-bottom-1">{hint}</p>}
  </>
)

/** A question that is answered by ticking one box or several. */
export const Boxes = ({ options, ...part }: Part & { options: readonly string[] }) => (
  <section class="app-printed-form__part">
    <Question {...part} />
    <ul class="app-printed-form__boxes">
      {options.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  </section>
)

// From so many lines on, somebody tells a story: those go over the whole width of the sheet.
const WIDE_LINES = 4

/** A question that is answered in words, on so many lines. */
export const Lines = ({ lines, ...part }: Part & { lines: number }) => (
  <section
    class={
      lines < WIDE_LINES ? 'app-printed-form__part' : 'app-printed-form__part app-printed-form__part--wide'
    }
  >
    <Question {...part} />
    {Array.from({ length: lines }, () => (
      <div class="app-printed-form__line" />
    ))}
  </section>
)

type FurtherProps = {
  step: MoreStep
  without?: readonly string[]
  /** Of its heading: under the title, or under the heading of all that may be left out. */
  level?: 2 | 3
  /** With what is said of the whole question. */
  hinted?: boolean
  /** Answers that are offered no more. */
  omit?: readonly string[]
}

/** A question beyond the common ones, with each of its parts; `without` are asked elsewhere. */
export function Further({ step, without = [], level = 2, hinted = false, omit = [] }: FurtherProps) {
  const { row, hint, controls } = moreWords[step]
  const Heading = `h${level}` as const
  return (
    <section>
      <Heading class="govuk-heading-s govuk-!-margin-bottom-1">{row}</Heading>
      {hinted && hint && <p class="govuk-body">{hint}</p>}
      {CONTROLS[step]
        .filter(({ name }) => !without.includes(name))
        .map(({ name }) => (
          <Asked words={controls[name] ?? { label: name }} omit={omit} />
        ))}
    </section>
  )
}

const Asked = ({ words: { label, options }, omit }: { words: ControlWords; omit: readonly string[] }) => {
  if (!options) return <Lines title={label} lines={1} />
  const offered = Object.entries(options).filter(([value]) => !omit.includes(value))
  return <Boxes title={label} options={offered.map(([, text]) => text)} />
}
