// The Atom feed of public changes (RFC 4287): what was published, when. Ids never change; nothing in it is not on the page.
import { inSource } from '../../../platform/i18n/index.ts'
import { xmlEscape } from '../../../platform/text/xml.ts'
import { planName } from '../plan-name.ts'
import { feedWords as words, statusWords } from './messages.en.ts'
import type { FeedChange } from './our-plan.store.ts'
import type { PublicPlan } from './public-plans.ts'

const sayStatus = inSource(statusWords)

type Site = { name: string; origin: string }
type FedPlan = Pick<PublicPlan, 'id' | 'address' | 'title' | 'periodWords' | 'updatedAt'>

/**
 * The feed of all plans that are published, or of `one` of them; an empty one where none is. `now` stands for a feed that was
 * never written to.
 */
export function atomFeed(
  { name, origin }: Site,
  plans: readonly FedPlan[],
  changes: readonly FeedChange[],
  { now, one }: { now: Date; one?: FedPlan },
): string {
  const written = plans.flatMap(({ updatedAt }) => updatedAt ?? []).sort((a, b) => b.getTime() - a.getTime())
  const updated = changes[0]?.at ?? written[0] ?? now
  const page = `${origin}/our-plan${one ? `/${one.address}` : ''}`
  const byId = new Map(plans.map((plan) => [plan.id, plan]))
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `<id>${xmlEscape(one ? `urn:uuid:${one.id}` : `${origin}/our-plan/feed`)}</id>`,
    `<title>${xmlEscape(one ? words.titleOfOne(nameOf(one), name) : words.title(name))}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xmlEscape(name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlEscape(`${page}/feed`)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlEscape(page)}"/>`,
    ...changes.map((change) => entry(change, byId.get(change.planId), { origin, several: plans.length > 1 })),
    '</feed>',
    '',
  ].join('\n')
}

const nameOf = ({ title, periodWords }: FedPlan) => planName(title, periodWords)

type Where = { origin: string; several: boolean }

function entry(change: FeedChange, plan: FedPlan | undefined, { origin, several }: Where): string {
  const at = change.at.toISOString()
  const anchor = change.actionId ? `#action-${change.actionId}` : ''
  const page = `${origin}/our-plan${plan ? `/${plan.address}` : ''}`
  const name = plan ? nameOf(plan) : ''
  return [
    '<entry>',
    `<id>urn:uuid:${change.id}</id>`,
    `<title>${xmlEscape(titleOf(change, plan?.title ?? ''))}</title>`,
    `<updated>${at}</updated>`,
    `<published>${at}</published>`,
    ...(plan ? [`<category term="${xmlEscape(plan.address)}" label="${xmlEscape(name)}"/>`] : []),
    `<link rel="alternate" type="text/html" href="${xmlEscape(`${page}${anchor}`)}"/>`,
    `<content type="text">${xmlEscape([contentOf(change), several ? words.ofPlan(name) : ''].join(' ').trim())}</content>`,
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
      return words.status(sayStatus[toStatus ?? 'not_said'].name, about)
    case 'moved':
      return words.moved(about)
    case 'words':
      return words.words(about)
    case 'progress':
      return words.progress(about)
  }
}

const contentOf = ({ kind, toStatus, progress }: FeedChange): string =>
  [kind === 'published' ? words.readIt : '', toStatus ? sayStatus[toStatus].sentence : '', progress]
    .filter((part) => part !== '')
    .join(' ')
