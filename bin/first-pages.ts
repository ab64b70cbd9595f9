// What is to be translated of the first pages: the file of a language (src/features/pages/first-pages) as it would stand
// complete. Pages that are there and true are as they are; for what is missing or was made of an older English, the English.
//   node --import ./bin/tsx.mjs bin/first-pages.ts pl
//   node --import ./bin/tsx.mjs bin/first-pages.ts pl your-rights     the English of one page, to read
import { firstPages } from '../src/features/pages/first-pages.en.ts'
import { hashOf, shippedPage } from '../src/features/pages/shipped-pages.ts'
import { PAGES, pageOf } from '../src/features/pages/pages.ts'
import { ENGLISH, languageOf } from '../src/platform/i18n/index.ts'

const [locale = '', only] = process.argv.slice(2)
const page = pageOf(only ?? '')
if (!languageOf(locale) || locale === ENGLISH.locale || (only !== undefined && !page)) {
  process.stderr.write('usage: bin/first-pages.ts LANGUAGE [PAGE]\n')
  process.exit(2)
}

if (page) {
  const { title, body } = firstPages[page]
  process.stdout.write(`source: ${hashOf(firstPages[page])}\n\n# ${title}\n\n${body}\n`)
} else {
  const whole = PAGES.map(({ page: key }) => {
    const source = hashOf(firstPages[key])
    const came = shippedPage(key, locale)
    if (came?.source === source) return [key, came]
    return [key, { ...firstPages[key], source, state: 'drafted', by: 'machine', on: '' }]
  })
  const done = PAGES.filter(({ page: key }) => shippedPage(key, locale)?.source === hashOf(firstPages[key]))
  process.stdout.write(`${JSON.stringify(Object.fromEntries(whole), null, 2)}\n`)
  process.stderr.write(
    `${locale}: ${done.length} of ${PAGES.length} pages are translated from the English of today\n`,
  )
}
