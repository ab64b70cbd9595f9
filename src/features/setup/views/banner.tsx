import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { adminWords } from '../admin.messages.en.ts'
import type { Finding } from '../../doctor/index.ts'

/** Says to administrators that something is not safe yet, until it is mended. Nothing when all is. */
export function Banner({ findings }: { findings: readonly Finding[] }) {
  const say = adminWords.banner
  const unsafe = findings.filter(({ severity }) => severity === 'unsafe')
  if (unsafe.length === 0) return null
  return (
    <NotificationBanner title={say.title}>
      <p class="govuk-notification-banner__heading">{say.text(unsafe.length)}</p>
      <p class="govuk-body">
        <a class="govuk-notification-banner__link" href="/admin/installation">
          {say.link}
        </a>
      </p>
    </NotificationBanner>
  )
}
