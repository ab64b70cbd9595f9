import { loadDemo } from '../features/demo/index.ts'
import { BadUse, type Command, type Exit, json, progressOn } from './command.ts'
import { withNewServices } from './places.ts'

const REPORTS_MAX = 5_000_000

export const demo: Command = {
  name: 'demo',
  usage: '[--cases N] [--json]',
  says: 'Fills an empty database with the demonstration partnership: two years of invented reports and cases.',
  help: '--cases N  how many reports to invent; about two in three become cases (2000 where it is not said)',
  options: { cases: { type: 'string' }, json: { type: 'boolean' } },
  run: async ({ terminal, text, is }) => {
    const reports = Number(text('cases') ?? 2000)
    if (!Number.isInteger(reports) || reports < 1 || reports > REPORTS_MAX)
      throw new BadUse(`--cases takes a whole number from 1 to ${REPORTS_MAX}`)
    return withNewServices<Exit>(terminal, async ({ services, adminUrl }) => {
      const begun = performance.now()
      const loaded = await loadDemo({
        adminUrl,
        services,
        reports,
        onProgress: progressOn(terminal, 'Inventing'),
      })
      const seconds = Number(((performance.now() - begun) / 1000).toFixed(1))
      const sentence = `Made ${loaded.reports} reports, ${loaded.cases} cases and ${loaded.referrals} referrals in ${seconds} s.`
      terminal.out(is('json') ? json({ ...loaded, seconds }) : sentence)
      return 0
    })
  },
}
