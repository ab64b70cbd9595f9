import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { adminWords } from '../admin.messages.en.ts'
import type { Finding } from '../installation.ts'

/** Says to administrators that something is not safe yet, until it is mended. Nothing when all is. */
export function Banner({ serious }: { serious: readonly Finding[] }) {
  const say = adminWords.banner
  if (serious.length === 0) return null
  return (
    <NotificationBanner title={say.title}>
      <p class="govuk-notification-banner__heading">{say.text(serious.length)}</p>
      <p class="govuk-body">
        <a class="govuk-notification-banner__link" href="/admin/installation">
          {say.link}
        </a>
      </p>
    </NotificationBanner>
  )
}
