// The documents that are printed from the code, so that they cannot say anything else.
import { sentence } from '../src/access/rules.ts'
import type { Route } from '../src/access/route.ts'
import { SETTINGS } from '../src/config.ts'

const NOTE = 'Written by `npm run gen`; a test fails when it is out of date.\n'

/** docs/settings.md: every environment variable. */
export function settingsPage(): string {
  const rows = Object.entries(SETTINGS).map(([name, { schema, says }]) => {
    const empty = schema.safeParse(undefined)
    const text = empty.success && empty.data !== undefined ? String(empty.data) : ''
    const standard = text ? `\`${text}\`` : ''
    return `| \`${name}\` | ${standard} | ${says} |`
  })
  return `# Settings\n\n${NOTE}\nAll are environment variables. Faults are named all at once when Upstander starts, and it does not start.\n
| name | default | what it does |\n|---|---|---|\n${rows.join('\n')}\n`
}

/** docs/access.md: every route and who may ask for it. */
export function accessPage(routes: readonly Route[]): string {
  const rows = [...routes]
    .sort((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'))
    .map((route) => `| ${route.method} | \`${route.path}\` | ${sentence(route.access)} |`)
  return `# Who may ask for every page\n\n${NOTE}
What a person then sees is decided by row security (\`migrations/0009-sight.sql\`); what they may do there, by the table of
states and actions of each noun. Besides these: \`/healthz\`, \`/readyz\`, \`/metrics\` (not public) and \`/assets/\`.\n
| | path | who |\n|---|---|---|\n${rows.join('\n')}\n`
}
