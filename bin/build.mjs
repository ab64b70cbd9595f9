// The production build: dist/main.js and dist/cli.js (the server and the command line, bundled with most
// packages), dist/assets (styles and scripts under names that carry a hash of their
// content, and a manifest of them) and, beside them, the data that they read: dist/migrations and the translations.
//   node bin/build.mjs            everything
//   node bin/build.mjs assets     only what the browser gets
//   node bin/build.mjs server     only what the server runs
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { mirror } from './mirror.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const assets = join(dist, 'assets')

/**
 * Builds into dist/. `only` is 'assets', 'server' or absent for both. With `watch` the server's
 * files are rebuilt as they change, until the process ends. An entry point that does not exist is
 * passed over. Throws what esbuild or sass throw.
 */
export async function build({ watch = false, only } = {}) {
  mkdirSync(dist, { recursive: true })
  const jobs = []
  if (only !== 'server') jobs.push(buildAssets())
  if (only !== 'assets') jobs.push(buildServer(watch), copyData())
  await Promise.all(jobs)
}

async function buildServer(watch) {
  const esbuild = await import('esbuild')
  // The third is a process of its own, started by its file.
  const entryPoints = ['src/main.ts', 'src/cli.ts', 'src/features/plan/sources/reader-process.ts']
    .map((path) => join(root, path))
    .filter(existsSync)
  if (entryPoints.length === 0) return
  const options = {
    absWorkingDir: root,
    entryPoints,
    outdir: dist,
    outbase: join(root, 'src'),
    bundle: true,
    // What is loaded only when it is wanted (writers of papers) is a file of its own.
    splitting: true,
    // Beside the entries, since some find files from where they stand.
    chunkNames: 'part-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    // Less to read at a start. Names stay: they stand in what is logged of a fault.
    minifyWhitespace: true,
    banner: { js: WITH_REQUIRE },
    plugins: [packages],
    logLevel: 'warning',
  }
  for (const name of readdirSync(dist).filter((name) => name.startsWith('part-'))) rmSync(join(dist, name))
  if (!watch) return esbuild.build(options)
  const context = await esbuild.context(options)
  await context.rebuild()
  await context.watch()
}

// Finding and reading packages file by file is a good part of a start, so they are bundled. Outside stay those that have
// native programs, look for files of their own or run some in a thread, and what is there only in some installations.
const OUTSIDE = ['docx', 'exceljs', 'nodemailer', 'pdfjs-dist', 'pdfkit', 'pg-native', 'pino', 'sharp']
const packages = {
  name: 'packages',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      OUTSIDE.some((name) => path === name || path.startsWith(`${name}/`))
        ? { path, external: true }
        : undefined,
    ),
}
// Packages in the older form of modules ask for Node's own with require, which a module of today does not have.
const WITH_REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`

// What is read by its place beside the program. Only data: a folder may hold source as well.
const BESIDE = ['migrations', 'src/features/languages/catalogues', 'src/features/pages/first-pages']

function copyData() {
  for (const folder of BESIDE) {
    const [from, to] = [join(root, folder), join(dist, basename(folder))]
    rmSync(to, { recursive: true, force: true })
    const isData = (path) => !/\.tsx?$/.test(path)
    if (existsSync(from)) cpSync(from, to, { recursive: true, filter: isData })
  }
}

async function buildAssets() {
  mkdirSync(assets, { recursive: true })
  const [scripts, styles] = await Promise.all([buildScripts(), buildStyles()])
  const manifest = {
    css: write('public', 'css', styles.publicCss),
    cssRtl: write('public-rtl', 'css', mirror(styles.publicCss)),
    staffCss: write('staff', 'css', styles.staffCss),
    js: write('app', 'js', scripts.main),
    jsEnabled: write('js-enabled', 'js', scripts.jsEnabled),
    favicon: write('favicon', 'svg', readFileSync(join(root, 'src/ui/styles/favicon.svg'), 'utf8')),
  }
  writeFileSync(join(assets, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  removeOthers(new Set(Object.values(manifest).map((path) => path.replace('/assets/', ''))))
}

async function buildStyles() {
  const sass = await import('sass')
  const compile = (name) =>
    sass.compile(join(root, `src/ui/styles/${name}.scss`), {
      style: 'compressed',
      loadPaths: [join(root, 'node_modules')],
      quietDeps: true,
    }).css
  return { publicCss: compile('public'), staffCss: compile('staff') }
}

async function buildScripts() {
  const esbuild = await import('esbuild')
  const bundle = async (name, format) => {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [join(root, `src/ui/client/${name}.ts`)],
      bundle: true,
      minify: true,
      format,
      target: ['es2020'],
      write: false,
      logLevel: 'warning',
    })
    return outputFiles[0].text
  }
  return { main: await bundle('main', 'esm'), jsEnabled: await bundle('js-enabled', 'iife') }
}

/** Writes an asset under a name with its hash and returns the path that pages use. */
function write(name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const file = `${name}-${hash}.${extension}`
  writeFileSync(join(assets, file), content)
  return `/assets/${file}`
}

/** Earlier builds leave files under other hashes; other parts may keep folders of their own here. */
function removeOthers(current) {
  for (const entry of readdirSync(assets, { withFileTypes: true })) {
    const ours = /^(public|public-rtl|staff|app|js-enabled|favicon)-[0-9a-f]{10}\.\w+$/.test(entry.name)
    if (entry.isFile() && ours && !current.has(entry.name)) rmSync(join(assets, entry.name))
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const only = process.argv[2]
  if (only !== undefined && only !== 'assets' && only !== 'server') {
    process.stderr.write('usage: node bin/build.mjs [assets|server]\n')
    process.exit(2)
  }
  await build({ only })
}
