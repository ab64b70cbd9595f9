import { verifyAudit } from '../access/audit-verify.ts'
import { ownerSecret } from '../access/secrets.ts'
import { type Command, json, progressOn } from './command.ts'
import { withOwner } from './places.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  usage: '[--json]',
  says: 'Proves that the audit trail is whole: nothing altered, removed or inserted.',
  help: `Every entry's hash is computed again, in every lane, and compared with the signed checkpoints in the database and in
audit-checkpoints.jsonl in DATA_DIR. Exit code 1, with lane and number, when something is wrong.`,
  options: { json: { type: 'boolean' } },
  run: ({ terminal, is }) =>
    withOwner(terminal, async ({ config, client, owner }) => {
      const key = await ownerSecret(client, owner.keys, 'audit')
      const onLane = progressOn(terminal, 'Lanes')
      const report = await verifyAudit(client, { key, dataDir: config.dataDir, onLane })
      if (is('json')) terminal.out(json(report))
      else {
        for (const { lane, seq, says } of report.problems)
          terminal.out(`${lane === null ? 'Checkpoints' : `Lane ${lane}, entry ${seq ?? '-'}`}: ${says}.`)
        terminal.out(
          report.ok
            ? `The trail is whole: ${report.entries} entries, ${report.checkpoints} checkpoints, ${report.uncovered} entries newer than the last.`
            : `The trail is broken: ${report.problems.length} problems in ${report.entries} entries.`,
        )
      }
      return report.ok ? 0 : 1
    }),
}
