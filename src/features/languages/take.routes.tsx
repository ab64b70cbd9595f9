// Taking in a translator's file: first only to see what it would do, then for good.
import { ONE_FILE } from '../../platform/http/upload.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import type { StaffRule } from '../../access/rules.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { refused } from '../../platform/problems.ts'
import type { Reply } from '../../platform/http/reply.ts'
import { staffPage } from '../shell/index.ts'
import { languageWords as say } from './messages.en.ts'
import { languageAt, localeParams } from './language-at.ts'
import { type ImportRow, importXliff } from './save-words.ts'
import { TakePage, type TakePageProps } from './views/take-page.tsx'

const show = (frame: Frame, language: Language, props: Omit<TakePageProps, 'language'>): Reply =>
  staffPage(
    frame,
    { title: say.take.title(language.english), errors: props.problems.length > 0 },
    <TakePage language={language} {...props} />,
  )

const NOTHING: readonly ImportRow[] = []

export const takeRoutes = (access: StaffRule): readonly Route[] => [
  staffRoute({
    method: 'GET',
    path: '/languages/:locale/import',
    access,
    params: localeParams,
    handle: (_ctx, { frame, params }) =>
      show(frame, languageAt(params.locale), { rows: NOTHING, values: {}, problems: [], kept: false }),
  }),
  staffRoute({
    method: 'POST',
    path: '/languages/:locale/import',
    access,
    params: localeParams,
    takesFiles: ONE_FILE,
    handle: async (ctx, { frame, params, form }) => {
      const language = languageAt(params.locale)
      const keepIt = form.one('what') === 'keep'
      const sent = form.file('file')
      const trusted = form.many('trusted').includes('yes')
      const done = sent?.tooLarge
        ? refused({ field: 'file', message: say.problems.fileTooLarge })
        : await importXliff(ctx, language, sent?.bytes.toString('utf8') ?? '', { keepIt, trusted })
      const rows = done.ok ? done.value : NOTHING
      const problems = done.ok ? [] : done.problems
      return show(frame, language, { rows, values: form.values, problems, kept: keepIt })
    },
  }),
]
