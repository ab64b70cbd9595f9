// Between what was agreed of a delivery and its form.
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { plainLine, plainText } from '../../../platform/text/plain.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryFields } from './edit-delivery.ts'
import { loadOwnerDirectory } from './owners.store.ts'
import { dayValues, readDay } from './update-form.ts'
import type { Choices } from './views/act-forms.tsx'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const PEOPLE_MAX = 2_000

/** Reads it; problems of dates only. `editDelivery` says what else is wrong. */
export function readDelivery(form: Form): { fields: DeliveryFields; problems: Problem[] } {
  const id = (name: string) => (UUID.test(form.one(name)) ? form.one(name) : null)
  const [starts, due] = [readDay(form, 'startsOn'), readDay(form, 'due')]
  return {
    fields: {
      agencyId: id('agency'),
      groupId: id('group'),
      // A form that does not ask leaves it as it is.
      postId: form.values['post'] === undefined ? undefined : id('post'),
      ownerWords: plainLine(form.one('ownerWords')),
      leadUserId: id('lead'),
      part: plainText(form.one('part')),
      startsOn: starts.day,
      due: due.day,
      recurring: form.one('recurring') === 'yes',
    },
    problems: [...starts.problems, ...due.problems],
  }
}

/** What the form begins with. */
export const deliveryValues = (delivery: Delivery): FormValues => ({
  version: String(delivery.version),
  agency: delivery.agencyId ?? '',
  group: delivery.groupId ?? '',
  post: delivery.postId ?? '',
  ownerWords: delivery.ownerWords,
  lead: delivery.leadUserId ?? '',
  part: delivery.part,
  recurring: delivery.recurring ? 'yes' : '',
  ...dayValues('startsOn', delivery.startsOn),
  ...dayValues('due', delivery.baselineDue),
})

/** The lists that the form chooses from: people of the agency that owns it, or everybody where none does. */
export async function loadChoices(tx: Tx, now: Date, agencyId: string | null): Promise<Choices> {
  const { agencies, groups, posts } = await loadOwnerDirectory(tx, londonDay(now))
  const everybody = tx
    .selectFrom('staff_users as u')
    .innerJoin('agencies as a', 'a.id', 'u.agency_id')
    .select(['u.id', 'u.name', 'a.short_name as agency'])
    .where('u.status', '=', 'active')
    .orderBy('a.short_name')
    .orderBy('u.name')
    .limit(PEOPLE_MAX)
  const people = await (agencyId ? everybody.where('u.agency_id', '=', agencyId) : everybody).execute()
  return {
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    groups: groups.map(({ id, name }) => ({ value: id, text: name })),
    posts: posts.map((post) => ({
      value: post.id,
      text: `${post.title} (${agencies.find(({ id }) => id === post.agencyId)?.shortName ?? ''})`,
    })),
    people: people.map(({ id, name, agency }) => ({ value: id, text: `${name} (${agency})` })),
  }
}
