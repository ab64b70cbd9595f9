// Where the built style sheets and scripts are. Their names carry a hash of their content, so
// they may be kept by browsers for ever; the manifest says which are current.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of the built files, as written in pages: `/assets/public-4F3A.css`. */
export type Assets = {
  /** Styles of public pages. */
  css: string
  /** The same with left and right exchanged, for pages in right-to-left languages. */
  cssRtl: string
  /** Styles of staff pages: smaller type and spacing, more components. */
  staffCss: string
  js: string
  /** Runs before the page is drawn: says that JavaScript works. */
  jsEnabled: string
  favicon: string
}

const names = ['css', 'cssRtl', 'staffCss', 'js', 'jsEnabled', 'favicon'] as const

/**
 * Reads `manifest.json` in the folder of built assets (`dist/assets`), written by `bin/build.mjs`.
 * Throws, saying what to do, when it is missing or incomplete: no page can look right without it.
 */
export function readAssets(folder: string): Assets {
  const path = join(folder, 'manifest.json')
  const manifest: unknown = JSON.parse(read(path))
  const found: Partial<Record<keyof Assets, string>> = {}
  for (const name of names) {
    const value = isRecord(manifest) ? manifest[name] : undefined
    if (typeof value !== 'string')
      throw new Error(`${path} does not name "${name}": run "npm run build" again`)
    found[name] = value
  }
  const { css = '', cssRtl = '', staffCss = '', js = '', jsEnabled = '', favicon = '' } = found
  return { css, cssRtl, staffCss, js, jsEnabled, favicon }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(`${path} cannot be read: run "npm run build" first`, { cause })
  }
}
