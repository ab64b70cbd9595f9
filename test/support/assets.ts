import type { Assets } from '../../src/ui/assets.ts'

/** Paths of assets for tests of views, which need no build. */
export const testAssets: Assets = {
  css: '/assets/public.css',
  cssRtl: '/assets/public-rtl.css',
  staffCss: '/assets/staff.css',
  js: '/assets/app.js',
  jsEnabled: '/assets/js-enabled.js',
  favicon: '/assets/favicon.svg',
}
