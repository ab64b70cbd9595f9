import type { ComponentChildren } from 'preact'
import type { Frame, Site } from '../../../access/frame.ts'
import type { Page } from '../../../platform/http/reply.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import type { Agency } from '../../agencies/index.ts'
import { publicPage } from '../../shell/index.ts'
import { emergency, type Helpline, helplines } from '../helplines.en.ts'
import { type NextLimits, words } from '../messages.en.ts'
import { asbCaseReview, victimsCode } from '../rights.en.ts'
import { Helplines } from './helplines.tsx'

export function homePage(frame: Frame): Page {
  const say = words.home
  return publicPage(
    frame,
    { title: say.title },
    <>
      <h1 class="govuk-heading-xl">{say.heading}</h1>
      <div class="app-welcome">
        <p class="govuk-body-l">{say.lead}</p>
        {frame.site.setUp ? (
          <>
            <Button href="/report" start>
              {say.report}
            </Button>
            <p class="govuk-body govuk-!-margin-top-4 govuk-!-margin-bottom-2">{say.takes}</p>
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
        <h2 class="govuk-heading-s">{say.emergency}</h2>
        <p class="govuk-body">{say.emergencyText}</p>
      </InsetText>
      <ul class="app-ways">
        {say.ways.map(({ href, title, text }) => (
          <li class="app-way">
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

type Local = { victimService: Agency | undefined; councils: readonly Agency[] }

export function supportPage(frame: Frame, { victimService, councils }: Local): Page {
  const say = words.support
  return publicPage(
    frame,
    { title: say.title },
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body-l">{say.lead}</p>
      <h2 class="govuk-heading-m">{say.emergency}</h2>
      <Helplines lines={emergency} sources />
      {victimService && (
        <>
          <h2 class="govuk-heading-m govuk-!-margin-top-6">{say.local}</h2>
          <Helplines lines={[asHelpline(victimService, say.localText(victimService.name))]} />
        </>
      )}
      <h2 class="govuk-heading-m govuk-!-margin-top-6">{say.more}</h2>
      <Helplines lines={helplines} sources />
      {councils.length > 0 && (
        <>
          <h2 class="govuk-heading-m govuk-!-margin-top-6">{say.councils}</h2>
          <Helplines lines={councils.map((council) => asHelpline(council, ''))} />
        </>
      )}
    </>,
  )
}

const asHelpline = (agency: Agency, says: string): Helpline => ({
  name: agency.name,
  says,
  phones: agency.publicPhone ? [{ number: agency.publicPhone }] : [],
  ...(agency.publicEmail && { web: { href: `mailto:${agency.publicEmail}`, text: agency.publicEmail } }),
  source: '',
  checked: null,
})

export function whatIsPage(frame: Frame, grounds: readonly string[]): Page {
  const say = words.what
  return publicPage(
    frame,
    { title: say.title },
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body-l">{say.lead}</p>
      <Part title={say.grounds} items={grounds} />
      <Part title={say.feel} items={say.feelText} />
      <Part title={say.examples} items={say.exampleList} />
      <Part title={say.crime}>{say.crimeText}</Part>
      <ReportButton />
    </>,
  )
}

/** What happens after a report, in the limits of the standard in force. */
export function whatHappensPage(frame: Frame, limits: NextLimits): Page {
  const say = words.next
  return publicPage(
    frame,
    { title: say.title },
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {say.steps(limits).map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="govuk-body">{say.lead}</p>
      <Part title={say.who} items={say.whoText} />
      {[asbCaseReview, victimsCode].map(({ title, text, source }) => (
        <Part title={title}>
          {text} <span class="app-small">{source}</span>
        </Part>
      ))}
      <ReportButton />
    </>,
  )
}

/** How to leave quickly and what a browser keeps, for somebody who is watched. */
export function privateBrowsingPage(frame: Frame): Page {
  const say = words.private
  return publicPage(
    frame,
    { title: say.title },
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body-l">{say.lead}</p>
      {say.sections.map(({ title, items }) => (
        <Part title={title} items={items} />
      ))}
      <ReportButton />
    </>,
  )
}

export function helpPage(frame: Frame): Page {
  const pages = [...words.home.ways.filter(({ href }) => href !== '/follow-up'), words.private]
  return publicPage(
    frame,
    { title: words.help.title },
    <>
      <h1 class="govuk-heading-l">{words.help.title}</h1>
      <ul class="app-ways">
        {pages.map(({ href, title, text }) => (
          <li class="app-way">
            <h2 class="govuk-heading-s">
              <a class="govuk-link" href={href}>
                {title}
              </a>
            </h2>
            <p class="govuk-body">{text}</p>
          </li>
        ))}
      </ul>
      <Helplines lines={emergency} />
    </>,
  )
}

type Statement = {
  title: string
  sections: readonly { title: string; texts: readonly string[] }[]
  ask: string
  askText: string
}

/** Privacy and accessibility: sections of short paragraphs, and whom to ask. */
export function statementPage(frame: Frame, statement: Statement): Page {
  return publicPage(
    frame,
    { title: statement.title },
    <>
      <h1 class="govuk-heading-l">{statement.title}</h1>
      {statement.sections.map(({ title, texts }) => (
        <Part title={title} items={texts} />
      ))}
      <h2 class="govuk-heading-m">{statement.ask}</h2>
      <p class="govuk-body">{statement.askText}</p>
      <SiteContact site={frame.site} />
    </>,
  )
}

function SiteContact({ site }: { site: Site }) {
  const say = words.contact
  if (!site.publicPhone && !site.publicEmail) return <p class="govuk-body">{say.none}</p>
  return (
    <ul class="govuk-list">
      {site.publicPhone && (
        <li>
          {say.phone}:{' '}
          <a class="govuk-link" href={`tel:${site.publicPhone.replaceAll(' ', '')}`}>
            {site.publicPhone}
          </a>
        </li>
      )}
      {site.publicEmail && (
        <li>
          {say.email}:{' '}
          <a class="govuk-link" href={`mailto:${site.publicEmail}`}>
            {site.publicEmail}
          </a>
        </li>
      )}
    </ul>
  )
}

function Part({
  title,
  items,
  children,
}: {
  title: string
  items?: readonly string[]
  children?: ComponentChildren
}) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {items && (
        <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
          {items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )}
      {children && <p class="govuk-body">{children}</p>}
    </>
  )
}

const ReportButton = () => (
  <Button href="/report" start>
    {words.next.reportLink}
  </Button>
)
