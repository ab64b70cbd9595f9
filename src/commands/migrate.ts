import { openStore } from '../boot.ts'
import { type Command, json } from './command.ts'
import { pendingOn, withOwner } from './places.ts'

export const migrate: Command = {
  name: 'migrate',
  usage: '[--dry-run] [--json]',
  says: 'Brings the database up to date with this version of Upstander.',
  help: '--dry-run  says what would run, and changes nothing (exit code 1 when something would)',
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  run: async ({ terminal, is }) => {
    const dryRun = is('dry-run')
    const pending = await withOwner(
      terminal,
      async ({ config, client }) => {
        const names = await pendingOn(client)
        if (!dryRun) await (await openStore(config)).stop()
        return names
      },
      { mayCreate: !dryRun },
    )
    const none = 'The database is up to date.'
    const list = pending.map((name) => `  ${name}`).join('\n')
    if (is('json')) terminal.out(json(dryRun ? { pending } : { applied: pending }))
    else if (pending.length === 0) terminal.out(none)
    else terminal.out(`${dryRun ? 'Would run' : 'Ran'}:\n${list}`)
    return dryRun && pending.length > 0 ? 1 : 0
  },
}
