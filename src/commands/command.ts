// What a command is, and the terminal it talks to. A command takes its terminal as a value, so that tests can be one.
import { parseArgs, type ParseArgsConfig } from 'node:util'

/**
 * 0 done. 1 done, and something is wrong. 2 asked for in a way that makes no sense. 3 could not be done. 4 done, nothing
 * wrong was found, and not all of it could be proven.
 */
export type Exit = 0 | 1 | 2 | 3 | 4

export type Terminal = {
  env: Record<string, string | undefined>
  out(text: string): void
  err(text: string): void
  /** Somebody watches: progress is shown on `err`. */
  isWatched: boolean
  /** Asks for what must not be shown; undefined where nobody can be asked. */
  askSecret: ((question: string) => Promise<string>) | undefined
  /** What is piped in, as text; null where it is more than so many bytes. Absent where nothing is piped in. */
  readInput?: ((bytesMax: number) => Promise<string | null>) | undefined
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

export type Asked = {
  terminal: Terminal
  args: string[]
  text(name: string): string | undefined
  is(name: string): boolean
}

export type Command = {
  /** Such as 'plan read'. */
  name: string
  /** What follows the name. */
  usage: string
  says: string
  /** More about it, in lines, for --help. */
  help?: string
  options: Options
  /** How many words follow the name: at least, at most. */
  words?: [number, number]
  run(asked: Asked): Promise<Exit>
}

/** Bad use: the message says what to write instead. */
export class BadUse extends Error {
  override name = 'BadUse'
}

/** Runs one command with the words after its name. */
export async function runCommand(command: Command, words: string[], terminal: Terminal): Promise<Exit> {
  const { values, positionals } = parse(command, words)
  if (values['help']) {
    terminal.out(helpOf(command))
    return 0
  }
  const [least, most] = command.words ?? [0, 0]
  if (positionals.length < least || positionals.length > most) throw new BadUse(usageOf(command))
  return command.run({
    terminal,
    args: positionals,
    text: (name) => {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    is: (name) => values[name] === true,
  })
}

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  try {
    const options: Options = { ...command.options, help: { type: 'boolean', short: 'h' } }
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    return { values, positionals }
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : 'unknown option'
    throw new BadUse(`${why}\n${usageOf(command)}`)
  }
}

const usageOf = ({ name, usage }: Command) => `usage: upstander ${[name, usage].filter(Boolean).join(' ')}`

const helpOf = (command: Command) =>
  [command.says, '', usageOf(command), ...(command.help ? ['', command.help] : [])].join('\n')

/** Shows how far something is, in one line that is written again and again, where somebody watches. */
export function progressOn(terminal: Terminal, what: string): (done: number, of: number) => void {
  let shown = -1
  return (done, of) => {
    const percent = of === 0 ? 100 : Math.floor((done / of) * 100)
    if (!terminal.isWatched || percent === shown) return
    shown = percent
    const bar = '#'.repeat(Math.floor(percent / 4)).padEnd(25, '.')
    terminal.err(`\r${what} ${bar} ${percent}%${done >= of ? '\n' : ''}`)
  }
}

const REASON = { least: 3, most: 200 }

/** What --reason says, for the trail. Throws BadUse where it says too little or too much. */
export function readReason({ text }: Asked): string {
  const reason = (text('reason') ?? '').trim()
  if (reason.length < REASON.least || reason.length > REASON.most)
    throw new BadUse(
      `say why with --reason, in ${REASON.least} to ${REASON.most} characters and without names`,
    )
  return reason
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2)
