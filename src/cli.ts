// upstander: the same features from a terminal. Exit codes: 0 done, 1 something is wrong, 2 bad use, 3 could not.
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { BadUse, type Exit, runCommand, type Terminal } from './commands/command.ts'
import { commands } from './commands/index.ts'

const terminal: Terminal = {
  env: process.env,
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(text),
  isWatched: process.stderr.isTTY,
  askSecret: process.stdin.isTTY && process.stderr.isTTY ? askSecret : undefined,
  readInput: process.stdin.isTTY ? undefined : readInput,
}

/** All of standard input, or null where it is too much: what is left of that is let go. */
async function readInput(bytesMax: number): Promise<string | null> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes <= bytesMax) pieces.push(piece)
  }
  return bytes > bytesMax ? null : Buffer.concat(pieces).toString('utf8')
}

/** A line from the terminal that is not shown while it is typed. */
function askSecret(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      lines.close()
      process.stderr.write('\n')
      resolve(line.trim())
    })
  })
}

const help = () =>
  [
    'usage: upstander COMMAND [OPTION...]',
    '',
    ...commands.map(({ name, says }) => `  ${name.padEnd(18)}${says}`),
    '',
    'upstander COMMAND --help says more. Exit codes: 0 done, 1 something is wrong, 2 bad use, 3 could not be done.',
    'The settings (DATA_DIR, DATABASE_URL, MASTER_KEY ...) are those of the application.',
  ].join('\n')

async function main(words: string[]): Promise<Exit> {
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '')) {
    terminal.out(help())
    return words.length === 0 ? 2 : 0
  }
  // The longest name that fits: "plan" by itself is none.
  const command = commands.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  if (!command) throw new BadUse(`there is no command "${words.slice(0, 2).join(' ')}"\n\n${help()}`)
  return runCommand(command, words.slice(command.name.split(' ').length), terminal)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (fault) {
  terminal.err(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = fault instanceof BadUse ? 2 : 3
}
