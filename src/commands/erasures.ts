import { existsSync } from 'node:fs'
import { keepLedger, type Ledger, readLedger, type Span } from '../access/erasure-ledger.ts'
import { ledgerOf, replayLater, settleGaps } from '../access/erasure-replay.ts'
import { formatDateTime } from '../platform/calendar/format.ts'
import { systemClock } from '../platform/clock.ts'
import { openFiles } from '../platform/files/files.ts'
import { type Asked, BadUse, type Command, type Exit, json, readReason } from './command.ts'
import { withOwner } from './places.ts'

export const erasures: Command = {
  name: 'erasures',
  usage: '[FILE] [--settled --reason TEXT] [--json]',
  says: 'Says until when it is known who was erased; after a restore, erases again what a list knows that was found later.',
  help: `FILE       a newer erasures.jsonl: whoever it lists is erased again, but for what a legal hold stands on now
--settled  nobody is back from the times that are not known, such as where the old place had stopped by then
--reason   why that is so, for the trail: no names

Exit code 1 while there are times that are not known, or a hold stopped something.`,
  options: { settled: { type: 'boolean' }, reason: { type: 'string' }, json: { type: 'boolean' } },
  words: [0, 1],
  run: (asked) =>
    withOwner(asked.terminal, async ({ config, client }) => {
      const now = systemClock.now()
      const path = asked.args[0]
      let [erased, held] = [0, 0]
      if (path !== undefined) {
        const ledger = existsSync(path) ? readLedger(path) : null
        if (!ledger) throw new BadUse(`there is no file ${path}`)
        const done = await replayLater(client, { path, ledger }, now)
        ;({ erased, held } = done)
        const { store } = openFiles(config)
        for (const id of done.files) await store.removeAll(id)
        if (done.ledger) keepLedger(config.dataDir, done.ledger)
      }
      if (asked.is('settled')) await settleGaps(client, readReason(asked), now)
      const known = await ledgerOf(client, now)
      if (known) keepLedger(config.dataDir, known)
      return say(asked, known, { erased, held, again: path !== undefined })
    }),
}

function say(
  { terminal, is }: Asked,
  known: Ledger | null,
  { again, erased, held }: { again: boolean; erased: number; held: number },
): Exit {
  const { unknown = [], erased: all = [], completeTo = null } = known ?? {}
  const exit = unknown.length > 0 || held > 0 ? 1 : 0
  if (is('json')) {
    terminal.out(json({ known: all.length, completeTo, unknown, again: erased, held }))
    return exit
  }
  if (again) terminal.out(`Erased again: ${erased} reports.`)
  if (held > 0)
    terminal.out(
      `${held} were left, since a legal hold stands on them: lift it under Erasing, and run this again.`,
    )
  terminal.out(`${all.length} erasings are known here.`)
  terminal.out(unknown.length > 0 ? notKnown(unknown) : 'No time is missing.')
  return exit
}

/** What an operator reads of times of which no list was found. */
export const notKnown = (spans: readonly Span[]): string =>
  [
    `NOT KNOWN: who was erased from ${spans.map(({ from, to }) => `${formatDateTime(from)} to ${formatDateTime(to)}`).join(', and from ')}. Whoever was is back.`,
    '  Look for a newer erasures.jsonl and run "upstander erasures FILE", or take the references from your own record: "upstander erase REFERENCE".',
    '  If nobody was, such as where the old place had stopped by then, say so: upstander erasures --settled --reason TEXT',
  ].join('\n')
