// Where a Chromium is that the browser journeys can drive. No dependencies: prepare.mjs uses it before anything is
// installed.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The first is Chromium without windows: it starts, and does, less than the others.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The path of a browser, CHROMIUM first, then what is on PATH; undefined when there is none. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin')
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [process.env.CHROMIUM, ...candidates, MAC].find((path) => path && existsSync(path))
}
