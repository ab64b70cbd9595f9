// What the layout of every page needs, resolved once a request.
import type { Staff } from './actor.ts'

/** The partnership as pages name it. */
export type Site = {
  setUp: boolean
  name: string
  shortCode: string
  areaWords: string
  demo: boolean
  exitUrl: string
  publicPhone: string | null
  publicEmail: string | null
}

export type AssetPaths = {
  css: string
  cssRtl: string
  staffCss: string
  js: string
  jsEnabled: string
  favicon: string
}

export type Frame = {
  site: Site
  assets: AssetPaths
  lang: string
  dir: 'ltr' | 'rtl'
  /** The path asked for, without its query: marks the current item of the navigation. */
  path: string
  staff: Staff | null
  requestId: string
}
