import { type Erasable, eraseReport, findErasable } from '../access/erase.ts'
import { keepLedger } from '../access/erasure-ledger.ts'
import { ledgerOf } from '../access/erasure-replay.ts'
import { systemClock } from '../platform/clock.ts'
import { openFiles } from '../platform/files/files.ts'
import { type Asked, BadUse, type Command, type Exit, json, readReason } from './command.ts'
import { withOwner } from './places.ts'

export const erase: Command = {
  name: 'erase',
  usage: 'REFERENCE [--really --reason TEXT] [--notes] [--json]',
  says: 'Erases what somebody told us: the keys of the words, the person and the files of a report are destroyed.',
  help: `Without --really it only says what would be erased. It cannot be undone. Upstander may be in use.

--really  erases
--reason  why, for the trail and for everybody who reads it: no names
--notes   also what colleagues noted of it, and in its case where no other report is in that

What was ticked, decided and done stays, without words or a person: the figures and the trail need it. A legal hold stops it.
A backup that was made before still holds all of it: DATA_DIR/erasures.jsonl says what to erase again, and a restore that finds
it does so by itself (docs/runbooks/erasing.md).`,
  options: {
    really: { type: 'boolean' },
    reason: { type: 'string' },
    notes: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  words: [1, 1],
  run: (asked) =>
    withOwner(asked.terminal, async ({ config, client }) => {
      const { terminal, args, is } = asked
      // Without --really it is only asked what would be erased.
      const reason = is('really') ? readReason(asked) : null
      const now = systemClock.now()
      const report = await findErasable(client, (args[0] ?? '').toUpperCase(), now)
      if (!report) {
        terminal.err('there is no report with this reference\n')
        return 3
      }
      if (is('notes') && report.sharesCase)
        throw new BadUse('its case holds other reports, and the notes are about those too: leave out --notes')
      if (reason === null) return say(asked, report, false)
      if (report.holds.length > 0) {
        terminal.err(`${heldBy(report)} Nothing was erased.\n`)
        return 3
      }
      await eraseReport(client, report, { reason, notes: is('notes'), at: now })
      const known = await ledgerOf(client, systemClock.now())
      if (known) keepLedger(config.dataDir, known)
      // The keys are gone already: what is left on the disk opens for nobody.
      const { store } = openFiles(config)
      for (const id of report.files) await store.removeAll(id)
      return say(asked, report, true)
    }),
}

const heldBy = ({ holds }: Erasable): string =>
  `A legal hold stands on it (${holds.map(({ agency, reviewOn }) => `${agency}, to be looked at again on ${reviewOn}`).join('; ')}). Lift it first, under Erasing.`

function say({ terminal, is }: Asked, report: Erasable, done: boolean): Exit {
  const { reference, words, person, files, notes, importId, holds } = report
  const withNotes = is('notes')
  if (is('json')) {
    terminal.out(
      json({ reference, done, words, person, files: files.length, notes, withNotes, importId, holds }),
    )
    return 0
  }
  terminal.out(
    `${done ? 'Erased' : 'Would erase'} of ${reference}: ${words} texts, ${person ? 'a person' : 'no person'}, ${files.length} files${withNotes ? `, ${notes} notes` : ''}.`,
  )
  if (notes > 0 && !withNotes) terminal.out(`${notes} notes that colleagues wrote are kept: see --notes.`)
  if (importId)
    terminal.out(
      `It came in a partner's file that opens still: remove that too, at /imports/${importId}/remove.`,
    )
  if (holds.length > 0) terminal.out(heldBy(report))
  terminal.out(
    done
      ? 'A backup from before still holds it. A restore erases it again from erasures.jsonl: keep a copy of that elsewhere.'
      : 'Nothing was erased. To do it: --really --reason TEXT. It cannot be undone.',
  )
  return 0
}
