// What all routes of a review share: for whom, where, and the way back.
import { z } from 'zod'
import { only } from '../../../access/rules.ts'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { words as planWords } from '../messages.en.ts'
import { words } from './messages.en.ts'

export const coordinators = only('coordinators of the partnership', 'coordinator')
export const ofImport = z.object({ id: z.uuid() })

/** The way back; `id` and `here` for a page under one document. */
export const crumbs = (id: string | null, here: string = words.review.title) => (
  <Breadcrumbs
    items={[
      { text: planWords.plans.breadcrumb, href: '/plan/all' },
      { text: words.upload.title, href: '/plan/import' },
      ...(id ? [{ text: words.review.title, href: `/plan/imports/${id}` }] : []),
      { text: here },
    ]}
  />
)
