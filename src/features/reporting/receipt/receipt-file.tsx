// A receipt as a file: a name and words that say nothing to somebody else who finds it. It holds the code only where the
// person asked for that.
import { currentLanguage } from '../../../platform/i18n/index.ts'
import { type Download, download } from '../../../platform/http/reply.ts'
import { renderPart } from '../../../ui/render.ts'
import { receiptWords } from './messages.en.ts'
import type { ReceiptView } from './open-receipt.ts'

const say = receiptWords.file

export type FileWanted = { as: 'text' | 'page'; withCode: boolean }

/** The file, to be saved. Not where to come back: the address may say what it is about. */
export function receiptFile(receipt: ReceiptView, { as, withCode }: FileWanted): Download {
  const lines = linesOf(receipt, withCode)
  return as === 'text'
    ? download('notes.txt', 'text/plain; charset=utf-8', `\uFEFF${lines.join('\r\n')}\r\n`)
    : download('notes.html', 'text/html; charset=utf-8', pageOf(lines))
}

const linesOf = ({ reference, code, acknowledgeBy, contactBy }: ReceiptView, withCode: boolean) => [
  say.heading,
  `${say.reference}: ${reference}`,
  ...(withCode ? [`${say.code}: ${code}`] : []),
  say.first(acknowledgeBy),
  say.second(contactBy),
  say.back,
]

function pageOf([heading = '', ...lines]: readonly string[]): string {
  const { lang, dir } = currentLanguage()
  return `<!DOCTYPE html>${renderPart(
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{heading}</title>
      </head>
      <body>
        <h1>{heading}</h1>
        {lines.map((line) => (
          <p>{line}</p>
        ))}
      </body>
    </html>,
  )}`
}
