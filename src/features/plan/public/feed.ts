// The Atom feed of public changes (RFC 4287): what was published, when. Ids never change; nothing in it is not on the page.
import { xmlEscape } from '../../../platform/text/xml.ts'
import type { FeedChange, OurPlan } from './our-plan.store.ts'
import { feedWords as words, statusWords } from './messages.en.ts'

type Site = { name: string; origin: string }

/** The feed of a plan, or an empty one where none is published. `now` stands for a feed that was never written to. */
export function atomFeed(
  { name, origin }: Site,
  plan: OurPlan | undefined,
  changes: readonly FeedChange[],
  now: Date,
): string {
  const updated = changes[0]?.at ?? plan?.updatedAt ?? now
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `<id>${xmlEscape(`${origin}/our-plan/feed`)}</id>`,
    `<title>${xmlEscape(words.title(name))}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xmlEscape(name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlEscape(`${origin}/our-plan/feed`)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlEscape(`${origin}/our-plan`)}"/>`,
    ...changes.map((change) => entry(change, plan?.title ?? '', origin)),
    '</feed>',
    '',
  ].join('\n')
}

function entry(change: FeedChange, plan: string, origin: string): string {
  const at = change.at.toISOString()
  const anchor = change.actionId ? `#action-${change.actionId}` : ''
  return [
    '<entry>',
    `<id>urn:uuid:${change.id}</id>`,
    `<title>${xmlEscape(titleOf(change, plan))}</title>`,
    `<updated>${at}</updated>`,
    `<published>${at}</published>`,
    `<link rel="alternate" type="text/html" href="${xmlEscape(`${origin}/our-plan${anchor}`)}"/>`,
    `<content type="text">${xmlEscape(contentOf(change))}</content>`,
    '</entry>',
  ].join('\n')
}

function titleOf({ kind, said, toStatus }: FeedChange, plan: string): string {
  const about = said ?? ''
  switch (kind) {
    case 'published':
      return words.published(plan)
    case 'taken_off':
      return words.takenOffOne
    case 'shown':
      return words.shown(about)
    case 'status':
      return words.status(statusWords[toStatus ?? 'not_said'].name, about)
    case 'words':
      return words.words(about)
    case 'progress':
      return words.progress(about)
  }
}

const contentOf = ({ kind, toStatus, progress }: FeedChange): string =>
  [kind === 'published' ? words.readIt : '', toStatus ? statusWords[toStatus].sentence : '', progress]
    .filter((part) => part !== '')
    .join(' ')
