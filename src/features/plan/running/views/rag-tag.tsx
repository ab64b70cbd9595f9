// Status and ratings as a reader sees them: a word and a shape, so that colour is never the only sign (WCAG 1.4.1).
import { drawnOnce } from '../../../../ui/drawn-once.ts'
import { Tag, type TagColour } from '../../../../ui/govuk/tag.tsx'
import type { Confidence, DeliveryStatus, Rag } from '../delivery.ts'
import { confidenceName, ragName, STATUS_WORDS, tagWords } from '../messages.en.ts'
import type { RagRules } from '../rules.ts'

type Key = Pick<RagRules, 'key' | 'confidenceKey'>

type Props = {
  /** Null: nothing is rated. */
  rag: Rag | null
  /** The plan's own key; absent, the usual names. */
  rules?: Key | undefined
  /** Whether the facts said so and nobody chose it. */
  suggested?: boolean | undefined
}

/** A colour of progress by its name, with its shape. */
export const RagTag = drawnOnce(
  ({ rag, rules, suggested }: Props) => (
    <span class={`app-rag app-rag--${rag ?? 'none'}`}>
      <RagName rag={rag} rules={rules} suggested={suggested} />
    </span>
  ),
  ({ rag, rules, suggested }) => `${rag} ${suggested} ${ragName(rag, rules)}`,
)

/** What stands within a colour's mark: its shape, its name, and whether anybody chose it. */
export function RagName({ rag, rules, suggested }: Props) {
  return (
    <>
      <RagShape rag={rag} />
      {ragName(rag, rules)}
      {suggested && rag && <span class="app-rag__suggested"> {tagWords.suggested}</span>}
    </>
  )
}

/** How sure its owner is of the outcome: not the same as how it goes. */
export const ConfidenceTag = drawnOnce(
  ({ confidence, rules }: { confidence: Confidence | null; rules?: Key | undefined }) => (
    <span class={`app-rag app-rag--outlined app-rag--${confidence ?? 'none'}`}>
      <RagShape rag={confidence} />
      {confidenceName(confidence, rules)}
    </span>
  ),
  ({ confidence, rules }) => `${confidence} ${confidenceName(confidence, rules)}`,
)

// Each colour has an outline of its own: told apart in grey, on paper, and by who does not see red from green.
const SHAPES: Readonly<Record<Rag | 'none', string>> = {
  red: 'M8 1 15 8 8 15 1 8z',
  amber: 'M8 2 15 14H1z',
  green: 'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z',
  blue: 'M1 8.5 3.5 6 6.5 9 13 2.5 15.5 5 6.5 14z',
  grey: 'M2 6h12v4H2z',
  none: 'M6 6h4v4H6z',
}

/** The shape of a colour alone, within an .app-rag. A grid has hundreds: its size and colour are the style sheet's. */
export function RagShape({ rag }: { rag: Rag | null }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[rag ?? 'none']} />
    </svg>
  )
}

const STATUS_COLOURS: Readonly<Record<DeliveryStatus, TagColour | undefined>> = {
  not_set: 'grey',
  not_started: 'grey',
  in_progress: 'teal',
  complete_unverified: 'purple',
  complete: 'blue',
  deferred: 'yellow',
  cancelled: 'grey',
  superseded: 'grey',
}

/** A delivery's status in a word. */
export const StatusTag = drawnOnce(
  ({ status }: { status: DeliveryStatus }) => (
    <Tag colour={STATUS_COLOURS[status]}>{STATUS_WORDS[status]}</Tag>
  ),
  ({ status }) => status,
)
