// Words for translators, and what they gave back, as they come with the program. A partnership's own changes are taken out
// and in on the pages of languages, where somebody says who checked them.
import { writeFileSync } from 'node:fs'
import { shippedStanding, writeXliff } from '../features/languages/index.ts'
import { LANGUAGES, languageOf } from '../platform/i18n/index.ts'
import { BadUse, type Command, json } from './command.ts'

export const languagesExport: Command = {
  name: 'languages export',
  usage: 'LANGUAGE [--open] [--out FILE] [--json]',
  says: 'Writes every text that the public reads, with its translation, as XLIFF 1.2 for a translator. Touches no database.',
  help: `LANGUAGE is one of ${LANGUAGES.slice(1)
    .map(({ locale }) => locale)
    .join(', ')}. --open: only what is missing or out of date.`,
  options: { open: { type: 'boolean' }, out: { type: 'string' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ terminal, args: [locale = ''], is, text }) => {
    const language = languageOf(locale)
    if (!language || locale === 'en') throw new BadUse(`there is no language ${locale}`)
    // Every part of the application says what words it has when it is loaded.
    await import('../app.ts')
    const standing = shippedStanding(locale).filter(
      ({ state }) => !is('open') || state === 'missing' || state === 'stale',
    )
    const made = is('json') ? json(standing) : writeXliff(standing, locale)
    const out = text('out')
    if (out === undefined) terminal.out(made)
    else writeFileSync(out, made)
    return 0
  },
}
