// Watch mode: node bin/dev.mjs (npm run dev). Builds what the browser gets and runs src/main.ts as it is written; when
// something under src/ or migrations/ changes, builds styles and scripts again if they are what changed, and starts the
// app again. Settings come from the environment as always; the demonstration is on unless DEMO says otherwise.
// (Not `node --watch`: that does not see a new asset manifest or migration, which nothing imports.)
import { spawn } from 'node:child_process'
import { readdirSync, statSync, watch } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const ASSET_SOURCES = /^src\/ui\/(styles|client)\//
// Editors write a file several times in a moment.
const SETTLE_MS = 100

const watched = new Set()
let app
let timer
let assetsChanged = false
let ending = false
let restarting = Promise.resolve()

process.chdir(ROOT)
await build({ only: 'assets' })
start()
for (const folder of ['src', 'migrations']) watchTree(folder)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)

function start() {
  app = spawn(process.execPath, ['--import', './bin/tsx.mjs', 'src/main.ts'], {
    stdio: 'inherit',
    env: { DEMO: 'on', ...process.env },
  })
  app.once('exit', (code) => {
    if (code && !ending) console.log('Waiting for a change.')
  })
}

/** Watches folders, not files: many editors save by renaming a new file over the old one, and a watched file is then lost. */
function watchTree(folder) {
  if (watched.has(folder)) return
  watched.add(folder)
  watch(folder, (_, name) => {
    const path = `${folder}/${name ?? ''}`
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) watchTree(path)
    changed(path)
  }).on('error', () => watched.delete(folder))
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) watchTree(`${folder}/${entry.name}`)
  }
}

function changed(name) {
  if (/\.test\.tsx?$/.test(name) || !/\.(tsx?|scss|svg|sql|json)$/.test(name)) return
  assetsChanged ||= ASSET_SOURCES.test(name)
  clearTimeout(timer)
  timer = setTimeout(() => (restarting = restarting.then(restart)), SETTLE_MS)
}

async function restart() {
  try {
    if (assetsChanged) await build({ only: 'assets' })
    assetsChanged = false
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return
  }
  await stop()
  if (!ending) start()
}

/** Asks the app to stop, which also gives the database up, and waits until it has. */
async function stop() {
  if (app.exitCode !== null || app.signalCode !== null) return
  const gone = new Promise((resolve) => app.once('exit', resolve))
  app.kill('SIGTERM')
  await gone
}

async function end() {
  if (ending) return
  ending = true
  await stop()
  process.exit(0)
}
