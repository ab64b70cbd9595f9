// What of a page is its frame and not its matter: menus, the bar that asks about cookies, the site's own head and foot.
// Its words are kept, each part as one block that stands apart from the plan.
import type { Block } from '../reading/blocks.ts'
import { where } from './messages.en.ts'

type Attributes = Record<string, string>
/** Which part of the frame something stands in, if any, and whether it is in the page's main part. */
export type Region = { frame: number | null; main: boolean }

const frameTags = new Set(['nav', 'aside', 'dialog'])
const edgeTags = new Set(['header', 'footer'])
const frameRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'alertdialog',
  'complementary',
])
const frameNames = /(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|skip-?(?:link|to)?|ccc)(?:$|[\s_-])/i
const matterTags = new Set(['main', 'article'])

/** Follows which part of a page is open. Every tag that is opened is told, and every one that is closed. */
export class HtmlRegions {
  #open: Region[] = []
  #frames = 0

  get now(): Region {
    return this.#open.at(-1) ?? { frame: null, main: false }
  }

  /** Whether what the tag opens is a part of the page of its own. */
  begins(name: string, attributes: Attributes): boolean {
    const { frame, main } = this.now
    if (frame !== null) return false
    return matterTags.has(name) || attributes['role'] === 'main' || isFrame(name, attributes, main)
  }

  open(name: string, attributes: Attributes): void {
    const { frame, main } = this.now
    if (frame === null && isFrame(name, attributes, main)) {
      this.#frames += 1
      this.#open.push({ frame: this.#frames, main })
    } else this.#open.push({ frame, main: main || matterTags.has(name) || attributes['role'] === 'main' })
  }

  close(): void {
    this.#open.pop()
  }
}

function isFrame(name: string, attributes: Attributes, main: boolean): boolean {
  const role = attributes['role'] ?? ''
  if (frameTags.has(name) || frameRoles.has(role)) return true
  if (edgeTags.has(name)) return !main
  const names = `${attributes['id'] ?? ''} ${attributes['class'] ?? ''}`.slice(0, 300)
  return name !== 'body' && name !== 'html' && !main && frameNames.test(names)
}

/** The blocks of a page, what stands around its main part set aside; `regionOf` tells where each stood. */
export function withFrameAside(blocks: readonly Block[], regionOf: ReadonlyMap<Block, Region>): Block[] {
  const region = (block: Block) => regionOf.get(block) ?? { frame: null, main: false }
  const hasMain = blocks.some((block) => region(block).main && region(block).frame === null)
  const titled = blocks.some((block) => isTitle(block) && region(block).main)
  const kept: Block[] = []
  const parts = new Map<Block, number>()
  for (const block of blocks) {
    const { frame, main } = region(block)
    const around = frame ?? (hasMain && !main ? 0 : null)
    const last = kept.at(-1)
    // A page may name its plan above the main part.
    if (block.kind === 'row' || around === null || (isTitle(block) && !titled)) kept.push(block)
    else if (last?.kind === 'paragraph' && parts.get(last) === around) last.text += ` ${block.text}`
    else {
      const { line, text } = block
      const aside: Block = { kind: 'paragraph', line, text, indented: false, loose: true, where: where.frame }
      parts.set(aside, around)
      kept.push(aside)
    }
  }
  return kept
}

const isTitle = (block: Block): boolean => block.kind === 'paragraph' && block.heading === 1
