import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { asSystem } from '../access/ctx.ts'
import {
  exportPlan,
  type FileTaken,
  listPlans,
  planProblemText,
  readPlanFile,
  takeFile,
  warningText,
} from '../features/plan/index.ts'
import { isUuid, newId } from '../platform/ids.ts'
import type { Config } from '../config.ts'
import { BadUse, type Command, type Exit, json, type Terminal } from './command.ts'
import { hasActions, planSummary } from './plan-summary.ts'
import { withServices } from './places.ts'

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file)) throw new BadUse(`there is no file ${file}`)
  return readFileSync(file)
}

export const planRead: Command = {
  name: 'plan read',
  usage: 'FILE [--json]',
  says: 'Reads an action plan from a Word, Excel, PDF, web page, CSV or text file and says what it understood. Touches no database.',
  help: 'Exit code 1 when something in the file could not be placed, or no action was found in it.',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ terminal, args: [file = ''], is }) => {
    const read = await readPlanFile(bytesOf(file), basename(file))
    if (is('json')) terminal.out(json(read))
    else if (read.ok) terminal.out(planSummary(read))
    else terminal.err(`${planProblemText(read.problem)}\n`)
    if (!read.ok) return 3
    if (hasActions(read)) return read.unplaced.length > 0 ? 1 : 0
    terminal.err(`${warningText['no-rows']}\n`)
    return 1
  },
}

export const planImport: Command = {
  name: 'plan import',
  usage: 'FILE [--json]',
  says: 'Reads an action plan and takes it in, every word of it. It is not published by that.',
  help: 'Columns and owners are read as was said in the browser before. What a document says of its own colours is not used as the plan’s key: bring it in in the browser for that. A status is set only where it was read without doubt. Exit code 1 when it is here already, or no action was found in it.',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ terminal, args: [file = ''], is }) => {
    const bytes = bytesOf(file)
    // What cannot be read needs no database to say so.
    const first = await readPlanFile(bytes, basename(file))
    if (!first.ok) return refused(terminal, first, is('json'))
    return withServices(terminal, async ({ services, config }) => {
      const ctx = asSystem(services, 'command line', newId())
      const taken = await takeFile(ctx, bytes, basename(file))
      if (taken.ok === false) return refused(terminal, taken, is('json'))
      if (taken.ok === 'empty') {
        if (is('json')) terminal.out(json({ ok: false, reason: warningText['no-rows'] }))
        terminal.err(`${warningText['no-rows']}\n`)
        return 1
      }
      terminal.out(is('json') ? json(taken.done) : toldOf(taken, config))
      return taken.done.ok ? 0 : 1
    })
  },
}

function refused(terminal: Terminal, read: Extract<FileTaken, { ok: false }>, asJson: boolean): Exit {
  if (asJson) terminal.out(json(read))
  else terminal.err(`${planProblemText(read.problem)}\n`)
  return 3
}

/** What was taken in, what is doubtful in it, and where to look it through. */
function toldOf({ read, done, like }: Extract<FileTaken, { ok: true }>, config: Config): string {
  if (!done.ok) return `This very text is here already, as plan ${done.already.id}.`
  const where = config.baseUrl ?? `http://${config.host}:${config.port}`
  return [
    `Imported ${done.actions} actions as plan ${done.planId}. ${done.tied} are tied to a measure.`,
    `Look it through at ${where}/plan/${done.planId}: what is doubtful says so beside its words, and its status is not set.`,
    ...(like
      ? [
          `It looks like a newer version of "${like.title}" (${like.id}), and is now a plan beside it. To put a document into a plan that is here, bring it in at ${where}/plan/import.`,
        ]
      : []),
    '',
    planSummary(read),
  ].join('\n')
}

export const planList: Command = {
  name: 'plan list',
  usage: '[--json]',
  says: 'Lists the plans, the newest first, with the id that plan export takes.',
  options: { json: { type: 'boolean' } },
  run: ({ terminal, is }) =>
    withServices<Exit>(terminal, async ({ services }) => {
      const plans = await asSystem(services, 'command line', newId()).db.transaction((tx) => listPlans(tx))
      const lines = plans.map(({ id, title, published }) => `${id}  ${title}${published ? '  (public)' : ''}`)
      terminal.out(is('json') ? json(plans) : lines.join('\n') || 'There is no plan yet.')
      return 0
    }),
}

export const planExport: Command = {
  name: 'plan export',
  usage: 'ID [--json | --text]',
  says: 'Writes a plan out, as JSON or as tab-separated text that can be read back to the same plan.',
  options: { json: { type: 'boolean' }, text: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ terminal, args: [id = ''], is }) => {
    if (is('json') && is('text')) throw new BadUse('give --json or --text, not both')
    if (!isUuid(id)) throw new BadUse('the id of a plan looks like 01890a5d-ac96-774b-bcce-b302099a8057')
    return withServices<Exit>(terminal, async ({ services }) => {
      const plan = await asSystem(services, 'command line', newId()).db.transaction((tx) =>
        exportPlan(tx, id),
      )
      if (!plan) throw new BadUse('there is no such plan')
      terminal.out(is('json') ? json(plan.json) : plan.text)
      return 0
    })
  },
}
