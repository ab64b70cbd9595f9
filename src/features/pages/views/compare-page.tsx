import type { Piece } from '../compare.ts'
import { words as all } from '../messages.en.ts'

const words = all.compare
type Props = { from: number; to: number; title: readonly Piece[]; body: readonly Piece[] }

/** Two versions as one text: taken out struck through, put in underlined, and both said to those who hear it. */
export function ComparePage({ from, to, title, body }: Props) {
  const same = [...title, ...body].every(({ kind }) => kind === 'same')
  return (
    <>
      <h1 class="govuk-heading-l">{words.title(from, to)}</h1>
      <p class="govuk-body">{same ? words.same : words.intro}</p>
      <h2 class="govuk-heading-m">
        <Pieces pieces={title} />
      </h2>
      <div class="govuk-body app-said app-compared">
        <Pieces pieces={body} />
      </div>
    </>
  )
}

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>
    {pieces.map(({ kind, text }) =>
      kind === 'same' ? (
        text
      ) : kind === 'out' ? (
        <del>
          <span class="govuk-visually-hidden">{words.out} </span>
          {text}
        </del>
      ) : (
        <ins>
          <span class="govuk-visually-hidden">{words.in} </span>
          {text}
        </ins>
      ),
    )}
  </>
)
