import type { Frame } from '../../../access/frame.ts'
import type { Page } from '../../../platform/http/reply.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Picture, type PictureName } from '../../../ui/picture.tsx'
import { publicPage } from '../../shell/index.ts'
import { words } from '../messages.en.ts'

// What is behind each way, in Easy Read.
const PICTURES: Readonly<Record<string, PictureName>> = {
  '/support': 'phone',
  '/follow-up': 'write',
  '/help/what-is-a-hate-incident': 'speak',
  '/help/what-happens-next': 'calendar',
  '/help': 'home',
  '/our-plan': 'check',
}

export function homePage(frame: Frame): Page {
  const say = words.home
  return publicPage(
    frame,
    { title: say.title },
    <>
      <h1 class="govuk-heading-xl">{say.heading}</h1>
      <div class="app-welcome">
        <Picture name="speak" />
        <p class="govuk-body-l">{say.lead}</p>
        {frame.site.setUp ? (
          <>
            <Button href="/report" start>
              {say.report}
            </Button>
            <p class="govuk-body govuk-!-margin-top-4 govuk-!-margin-bottom-2">{say.takes}</p>
            <p class="govuk-body govuk-!-margin-bottom-2">
              <span>{say.short}</span>{' '}
              <a class="govuk-link" href="/report/quick">
                {say.quick}
              </a>
            </p>
            <p class="govuk-body govuk-!-margin-bottom-0">
              {say.watched}{' '}
              <a class="govuk-link" href={words.private.href}>
                {words.private.title}
              </a>
            </p>
          </>
        ) : (
          <p class="govuk-body">{say.notOpen}</p>
        )}
      </div>
      <InsetText>
        <Picture name="danger" />
        <h2 class="govuk-heading-s">{say.emergency}</h2>
        <p class="govuk-body">{say.emergencyText}</p>
      </InsetText>
      <ul class="app-ways">
        {say.ways.map(({ href, title, text }) => (
          <li class="app-way">
            <Picture name={PICTURES[href] ?? 'help'} />
            <h2 class="govuk-heading-s">
              <a class="govuk-link" href={href}>
                {title}
              </a>
            </h2>
            <p class="govuk-body">{text}</p>
          </li>
        ))}
      </ul>
      <p class="govuk-body">{say.what(frame.site.areaWords)}</p>
    </>,
  )
}
