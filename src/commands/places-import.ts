import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { asSystem } from '../access/ctx.ts'
import { importPlaces, placesReportLine, readSource } from '../features/places/index.ts'
import { newId } from '../platform/ids.ts'
import { BadUse, type Command, json } from './command.ts'
import { withServices } from './places.ts'

export const placesImport: Command = {
  name: 'places import',
  usage: 'FILE --name NAME --attribution WORDS --dated YYYY-MM-DD [--dry-run] [--report FILE] [--json]',
  says: 'Loads names of places (postcodes, stops, stations, wards, towns, or outlines as GeoJSON), so that people find where it happened.',
  help: [
    'What lies in none of the partnership’s areas is left out. Loading again under the same name replaces what was loaded.',
    'Load outlines first: other files use them to tell whose a place is.',
    '--dry-run changes nothing. --report writes a CSV of every row and what became of it.',
  ].join('\n'),
  options: {
    name: { type: 'string' },
    attribution: { type: 'string' },
    dated: { type: 'string' },
    'dry-run': { type: 'boolean' },
    report: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: [1, 1],
  run: async ({ terminal, args: [file = ''], text, is }) => {
    if (!existsSync(file)) throw new BadUse(`there is no file ${file}`)
    const source = readSource({
      name: text('name') ?? '',
      attribution: text('attribution') ?? '',
      dated: text('dated') ?? '',
    })
    if (!source.ok)
      throw new BadUse(source.problems.map(({ field, message }) => `--${field}: ${message}`).join('\n'))
    const report = text('report') ? createWriteStream(text('report') ?? '') : null
    return withServices(terminal, async ({ services }) => {
      const ctx = asSystem(services, 'command line', newId())
      const done = await ctx.db.transaction((tx) =>
        importPlaces(tx, ctx, source.value, createReadStream(file), {
          write: !is('dry-run'),
          onRow: (row) => void report?.write(placesReportLine(row)),
        }),
      )
      if (report) {
        report.end()
        await finished(report)
      }
      if (!done.ok) {
        for (const { message } of done.problems) terminal.err(`${message}\n`)
        return 3
      }
      const { counts, written } = done.value
      const rows = Object.entries(counts).map(([result, count]) => `${result} ${count}`)
      const sentence = `${written ? 'Loaded' : 'Nothing is changed; this would happen'}: ${rows.join(', ')}.`
      terminal.out(is('json') ? json(done.value) : sentence)
      return counts.refused > 0 ? 1 : 0
    })
  },
}
