// Pictures of Easy Read, drawn for it: one plain idea each, in thick lines that also print well in black.
import { currentLocale, EASY_READ } from '../platform/i18n/index.ts'

const HEAD_AND_BODY = 'M24 6a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM8 44c0-12 7-18 16-18s16 6 16 18'

const PICTURES = {
  danger: 'M24 5 45 42H3ZM24 18v12M24 35v2',
  phone: 'M13 4 6 9c0 19 14 34 33 34l5-7-9-7-6 4c-5-3-9-7-11-12l4-6Z',
  police: 'M6 20c8-10 28-10 36 0l-4 7H10ZM10 27c9 5 19 5 28 0v5c-9 6-19 6-28 0ZM24 14l2 4h-4Z',
  bus: 'M6 8h36v28H6ZM6 24h36M18 8v16M30 8v16M13 36v5M35 36v5M11 30h3M34 30h3',
  home: 'M4 24 24 6l20 18M9 20v22h30V20M20 42V29h8v13',
  computer: 'M5 7h38v26H5ZM24 33v8M14 42h20',
  calendar: 'M6 10h36v32H6ZM6 19h36M15 5v9M33 5v9M14 26h4M22 26h4M30 26h4M14 34h4M22 34h4',
  person: HEAD_AND_BODY,
  people:
    'M15 8a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM2 42c0-10 5-16 13-16 5 0 9 3 11 8M34 12a6 6 0 1 1 0 12 6 6 0 0 1 0-12ZM24 42c0-9 4-14 10-14s11 5 11 14',
  speak: 'M5 7h38v25H22l-11 10V32H5ZM13 16h22M13 23h14',
  write: 'M6 42l3-11L34 6l8 8-25 25ZM29 11l8 8M6 42h36',
  lock: 'M9 21h30v22H9ZM15 21v-7c0-12 18-12 18 0v7M24 29v6',
  help: 'M24 42S5 31 5 18c0-12 15-14 19-4 4-10 19-8 19 4 0 13-19 24-19 24Z',
  stop: 'M16 4h16l12 12v16L32 44H16L4 32V16ZM14 24h20',
  scales: 'M24 6v36M14 42h20M8 12h32M8 12 2 28h12ZM40 12l-6 16h12Z',
  eye: 'M3 24c8-15 34-15 42 0-8 15-34 15-42 0ZM24 17a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z',
  ear: 'M13 20c0-18 23-18 23 0 0 10-9 11-9 18 0 7-11 7-11-1M19 20c0-9 11-9 11 0 0 4-5 5-5 9',
  door: 'M26 5H8v38h18M18 24h26M35 15l9 9-9 9',
  check: 'M24 4a20 20 0 1 1 0 40 20 20 0 0 1 0-40ZM14 25l7 7 14-15',
} as const

export type PictureName = keyof typeof PICTURES

/** The picture of an idea beside a question or a paragraph; nothing but in Easy Read. It says nothing that the words do not. */
export function Picture({ name }: { name: PictureName }) {
  if (currentLocale() !== EASY_READ.locale) return null
  return (
    <svg class="app-picture" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path
        d={PICTURES[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
