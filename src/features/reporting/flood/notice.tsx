// What the page that sends holds while very much is being sent: the ticket, a field for the work, and, where Send was
// pressed too soon, what to do. The script that works fills both the field and the live region.
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { TICKET, WORK } from './gate.ts'
import { floodWords as say } from './messages.en.ts'
import type { Ticket } from './ticket.ts'

/** `seconds`: how long is left to wait, where it was sent too soon. */
export type Busy = { ticket: Ticket; seconds: number | null }

const ROUNDED_TO = 10

/** How long somebody is told to wait: rather a little too long, as nobody counts. */
export const secondsToWait = ({ notBefore }: Ticket, now: Date): number =>
  Math.max(1, Math.ceil((notBefore.getTime() - now.getTime()) / 1000 / ROUNDED_TO)) * ROUNDED_TO

export const BusyFields = ({ ticket }: Busy) => (
  <>
    <input type="hidden" name={TICKET} value={ticket.text} />
    <input
      type="hidden"
      name={WORK}
      value=""
      data-app-work={ticket.challenge}
      data-bits={ticket.bits}
      data-words-hold={say.hold}
      data-words-ready={say.ready}
      data-words-working={say.working}
    />
  </>
)

export const BusyNotice = ({ seconds }: Busy) =>
  seconds === null ? null : (
    <NotificationBanner role="alert" text={say.title}>
      <p class="govuk-body">{say.lead}</p>
      <p class="govuk-body">{say.wait(seconds)}</p>
      <p class="govuk-body">{say.danger}</p>
    </NotificationBanner>
  )

/** Where the script says how far it is. */
export const BusyProgress = () => <p class="govuk-body" data-app-work-live role="status" />
