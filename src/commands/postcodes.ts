import { createReadStream, existsSync } from 'node:fs'
import { asSystem } from '../access/ctx.ts'
import { importPostcodes } from '../features/agencies/index.ts'
import { newId } from '../platform/ids.ts'
import { BadUse, type Command, json } from './command.ts'
import { withServices } from './places.ts'

export const postcodesImport: Command = {
  name: 'postcodes import',
  usage: 'FILE [--json]',
  says: 'Loads a postcode directory (NSPL, ONSPD, Code-Point Open, or postcode,ladcd), so that a postcode finds its authority.',
  help: 'Only the postcodes of the partnership’s areas are kept. Loading again replaces what was loaded.',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ terminal, args: [file = ''], is }) => {
    if (!existsSync(file)) throw new BadUse(`there is no file ${file}`)
    return withServices(terminal, async ({ services }) => {
      const ctx = asSystem(services, 'command line', newId())
      const done = await ctx.db.transaction((tx) => importPostcodes(tx, createReadStream(file)))
      if (!done.ok) {
        for (const { message } of done.problems) terminal.err(`${message}\n`)
        return 3
      }
      const { read, kept, unreadable } = done.value
      const sentence = `Read ${read} rows: kept ${kept}, ${unreadable} could not be read, the others are elsewhere.`
      terminal.out(is('json') ? json(done.value) : sentence)
      return unreadable > 0 ? 1 : 0
    })
  },
}
