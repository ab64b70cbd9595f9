import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { asSystem } from '../access/ctx.ts'
import {
  exportPlan,
  importPlan,
  listPlans,
  planProblemText,
  readPlanFile,
  readPlanSource,
} from '../features/plan/index.ts'
import { isUuid, newId } from '../platform/ids.ts'
import { BadUse, type Command, type Exit, json } from './command.ts'
import { planSummary } from './plan-summary.ts'
import { withServices } from './places.ts'

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file)) throw new BadUse(`there is no file ${file}`)
  return readFileSync(file)
}

export const planRead: Command = {
  name: 'plan read',
  usage: 'FILE [--json]',
  says: 'Reads an action plan from a Word, Excel, PDF, web page, CSV or text file and says what it understood. Touches no database.',
  help: 'Exit code 1 when something in the file could not be placed.',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ terminal, args: [file = ''], is }) => {
    const read = await readPlanFile(bytesOf(file), basename(file))
    if (is('json')) terminal.out(json(read))
    else if (read.ok) terminal.out(planSummary(read))
    else terminal.err(`${planProblemText(read.problem)}\n`)
    if (!read.ok) return 3
    return read.unplaced.length > 0 ? 1 : 0
  },
}

export const planImport: Command = {
  name: 'plan import',
  usage: 'FILE [--json]',
  says: 'Reads an action plan and takes it in, every word of it. It is not published by that.',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ terminal, args: [file = ''], is }) => {
    const { read, sourceText } = await readPlanSource(bytesOf(file), basename(file))
    if (!read.ok) {
      terminal.err(`${planProblemText(read.problem)}\n`)
      return 3
    }
    return withServices(terminal, async ({ services }) => {
      const ctx = asSystem(services, 'command line', newId())
      const done = await ctx.db.transaction((tx) =>
        importPlan(tx, ctx, { read, sourceName: basename(file), sourceText }),
      )
      if (is('json')) terminal.out(json(done))
      else if (done.ok)
        terminal.out(
          `Imported ${done.actions} actions as plan ${done.planId}. ${done.tied} are tied to a measure.\n\n${planSummary(read)}`,
        )
      else terminal.out(`This very text is here already, as plan ${done.already.id}.`)
      return done.ok ? 0 : 1
    })
  },
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
