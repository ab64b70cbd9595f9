// Due dates as iCalendar (RFC 5545). Whole days; the same date keeps its UID for ever, so that a calendar moves it.
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { actionRef } from '../../running/plan-state.ts'
import { feedWords as words } from '../messages.en.ts'
import { deliveryPath } from '../../running/paths.ts'
import type { FeedDate } from './feeds.store.ts'

/** The calendar of some dates; `origin`: where its links lead, behind sign-in. */
export function calendarOf(dates: readonly FeedDate[], origin: string): string {
  const calendar = ical({
    name: words.name,
    prodId: { company: 'Upstander', product: 'Plan', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  })
  for (const date of dates) {
    const ref = actionRef(date.aimRef, date.place, date.places, date.own)
    calendar.createEvent({
      id: `${date.milestoneId ?? date.deliveryId}@upstander`,
      // A day as a calendar writes it, whatever the zone of who reads it: only its date is used.
      start: new Date(`${date.due}T00:00:00Z`),
      allDay: true,
      timezone: null,
      stamp: date.changedAt,
      sequence: date.version - 1,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: (date.milestoneId ? words.milestone : words.summary)(ref, date.owner, date.planTitle),
      url: `${origin}${deliveryPath(date.planId, date.deliveryId)}`,
    })
  }
  // Its last line is a line too, and ends as one (RFC 5545, 3.1).
  return `${calendar.toString().trimEnd()}\r\n`
}
