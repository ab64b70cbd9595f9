import { verifyAudit } from '../access/audit-verify.ts'
import { ownerSecret } from '../access/secrets.ts'
import { type Command, json, progressOn } from './command.ts'
import { withOwner } from './places.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  usage: '[--json]',
  says: 'Proves that the audit trail is whole: nothing altered, removed or inserted.',
  help: `Every entry's hash is computed again, in every lane, and compared with the signed checkpoints in the database and in
audit-checkpoints.jsonl in DATA_DIR. Exit code 1, with lane and number, when something is wrong. Exit code 4 when the
hashes fit and no checkpoint was taken for more than half an hour, or ever: what is newer could have been rewritten unseen.`,
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
        if (report.notProvenSince) terminal.out(lapseWords(report.notProvenSince))
      }
      if (!report.ok) return 1
      return report.notProvenSince ? 4 : 0
    }),
}

const lapseWords = (since: string) =>
  `Not proven since ${since}: no checkpoint covers what was recorded from then on. Check that the application runs; it takes one every ten minutes.`
