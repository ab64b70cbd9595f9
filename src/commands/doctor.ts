import { byGravity, checkHost, diagnose, type Finding, findings } from '../features/doctor/index.ts'
import { systemClock } from '../platform/clock.ts'
import { type Command, json } from './command.ts'
import { pendingOn, withOwner, withServices } from './places.ts'

const TITLES = { unsafe: 'UNSAFE', warning: 'Warning', advice: 'Advice' } as const

export const doctor: Command = {
  name: 'doctor',
  usage: '[--json]',
  says: 'Says what is unsafe or missing in this installation, and what to do about each.',
  help: 'Exit code 1 when something is unsafe or does not work as it should; 0 with advice only, or nothing.',
  options: { json: { type: 'boolean' } },
  run: async ({ terminal, is }) => {
    const behind = await withOwner(terminal, async ({ config, client }) => {
      const pending = await pendingOn(client)
      return pending.length ? [findings.migrationsPending(pending), ...checkHost(config, systemClock)] : null
    })
    const found = byGravity(
      behind ?? (await withServices(terminal, ({ config, services }) => diagnose(services, config))),
    )
    terminal.out(is('json') ? json(found) : told(found))
    return found.some(({ severity }) => severity !== 'advice') ? 1 : 0
  },
}

function told(found: readonly Finding[]): string {
  if (found.length === 0) return 'Nothing is wrong.'
  return found.map(({ severity, says, todo }) => `${TITLES[severity]}: ${says}\n  ${todo}`).join('\n')
}
