// A poster, and a sheet of cards: to be printed in any language, in colour or black and white.
import { qrPath } from '../../accounts/index.ts'
import { codedAddress, QUIET, shortAddress } from './addresses.ts'
import { posterWords as say } from './messages.en.ts'

export type Paper = { paper: 'a4' | 'a3'; ink: 'colour' | 'black' }
type Props = Paper & { origin: string; code: string; cards: boolean }

export const CARDS_ON_A_SHEET = 8

/** Either, with the ways to the others, which are not printed. */
export function PrintPage(props: Props) {
  const { cards, code, paper, ink } = props
  const here = cards ? `/cards/${code}` : `/poster/${code}`
  return (
    <>
      <h1 class="govuk-heading-l app-no-print">{cards ? say.cards : say.poster}</h1>
      <p class="govuk-body app-no-print">{say.print}</p>
      <nav class="app-no-print" aria-label={say.versions}>
        <ul class="govuk-list">
          {(['colour', 'black'] as const).flatMap((each) =>
            (cards ? (['a4'] as const) : (['a4', 'a3'] as const)).map((size) => (
              <li>
                <a
                  class="govuk-link"
                  href={`${here}?paper=${size}&ink=${each}`}
                  aria-current={size === paper && each === ink ? 'page' : undefined}
                >
                  {`${say[size]}, ${say[each]}`}
                </a>
              </li>
            )),
          )}
          <li>
            <a class="govuk-link" href={cards ? `/poster/${code}` : `/cards/${code}`}>
              {cards ? say.poster : say.cards}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={`/poster/${code}/code.svg`}>
              {say.square}
            </a>
          </li>
        </ul>
      </nav>
      {cards ? <Cards {...props} /> : <Poster {...props} />}
    </>
  )
}

const Poster = ({ origin, code, paper, ink }: Props) => (
  <section class={`app-poster app-poster--${paper} app-poster--${ink}`} aria-label={say.poster}>
    <p class="app-poster__question">{say.question}</p>
    <p class="app-poster__tell">{say.tell}</p>
    <ul class="app-poster__points">
      {say.points.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
    <div class="app-poster__way">
      <Square text={codedAddress(origin, code)} />
      <div>
        <p class="app-poster__scan">{say.scan}</p>
        <Address origin={origin} code={code} />
      </div>
    </div>
    <p class="app-poster__danger">{say.danger}</p>
  </section>
)

const Cards = ({ origin, code, ink }: Props) => (
  <section class={`app-poster app-cards-sheet app-poster--${ink}`} aria-label={say.cards}>
    {Array.from({ length: CARDS_ON_A_SHEET }, (_, at) => (
      // One is enough for whoever hears the page.
      <div class="app-wallet-card" aria-hidden={at > 0 ? 'true' : undefined}>
        <Square text={codedAddress(origin, code)} />
        <div>
          <p class="app-wallet-card__tell">{say.tell}</p>
          <p class="app-wallet-card__scan">{say.scan}</p>
          <Address origin={origin} code={code} />
        </div>
      </div>
    ))}
  </section>
)

// An address is written from left to right in every language.
const Address = ({ origin, code }: Pick<Props, 'origin' | 'code'>) => (
  <p class="app-poster__address">
    <bdi dir="ltr">{shortAddress(origin, code).replace(/^https?:\/\//, '')}</bdi>
  </p>
)

function Square({ text }: { text: string }) {
  const { size, path } = qrPath(text)
  const side = size + 2 * QUIET
  return (
    <svg
      class="app-poster__square"
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={say.qr}
      shape-rendering="crispEdges"
    >
      <path fill="#ffffff" d={`M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z`} />
      <path fill="#000000" d={path} />
    </svg>
  )
}
