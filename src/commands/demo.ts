import { loadDemo } from '../features/demo/index.ts'
import { BadUse, type Command, type Exit, json, progressOn } from './command.ts'
import { withNewServices } from './places.ts'

const CASES_MAX = 5_000_000

export const demo: Command = {
  name: 'demo',
  usage: '[--cases N] [--json]',
  says: 'Fills an empty database with the demonstration partnership: two years of invented reports and cases.',
  help: '--cases N  how many cases to invent, with the reports they come from and those that became none (1500 where it is not said)',
  options: { cases: { type: 'string' }, json: { type: 'boolean' } },
  run: async ({ terminal, text, is }) => {
    const cases = Number(text('cases') ?? 1500)
    if (!Number.isInteger(cases) || cases < 1 || cases > CASES_MAX)
      throw new BadUse(`--cases takes a whole number from 1 to ${CASES_MAX}`)
    return withNewServices<Exit>(terminal, async ({ services, adminUrl }) => {
      const begun = performance.now()
      const loaded = await loadDemo({
        adminUrl,
        services,
        size: { cases },
        onProgress: progressOn(terminal, 'Inventing'),
      })
      const seconds = Number(((performance.now() - begun) / 1000).toFixed(1))
      const sentence = `Made ${loaded.reports} reports, ${loaded.cases} cases and ${loaded.referrals} referrals in ${seconds} s.`
      terminal.out(is('json') ? json({ ...loaded, seconds }) : sentence)
      return 0
    })
  },
}
