// Lets Node run the source as it is written: `node --import ./bin/tsx.mjs file.ts`.
// Node strips types from .ts by itself; only .tsx (views) needs a compiler. What either makes of a file is kept under
// node_modules/.cache for the next process: the tests start a few dozen, each of which loads most of the source.
// Production does not use this: it runs dist/ (see build.mjs).
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CACHE = fileURLToPath(new URL('../node_modules/.cache/upstander', import.meta.url))
const OPTIONS = {
  loader: 'tsx',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
}
let esbuild

enableCompileCache(CACHE)
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true }
  },
})

/** A view as JavaScript: what was kept of it, where it was made of the same text. */
function compiled(path) {
  const text = readFileSync(path, 'utf8')
  const place = join(CACHE, `${sha256(path)}.js`)
  const mark = `\n// ${sha256(JSON.stringify(OPTIONS) + text)}\n`
  const kept = existsSync(place) ? readFileSync(place, 'utf8') : ''
  if (kept.endsWith(mark)) return kept
  // Loaded only when it is wanted, since it starts a process.
  esbuild ??= createRequire(import.meta.url)('esbuild')
  const { code } = esbuild.transformSync(text, { ...OPTIONS, sourcefile: path })
  keep(place, code + mark)
  return code + mark
}

/** Renamed into its place, since others may be reading; where nothing can be kept, we do without. */
function keep(place, text) {
  const begun = `${place}.${process.pid}`
  try {
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(begun, text)
    renameSync(begun, place)
  } catch {
    rmSync(begun, { force: true })
  }
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}
