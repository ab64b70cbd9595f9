import { formatDate } from '../../../platform/calendar/format.ts'
import { EnglishWithin } from '../../../ui/english-within.tsx'
import type { Helpline } from '../helplines.en.ts'
import { words } from '../messages.en.ts'

/** Numbers to press, each with what it is for; with where the number comes from when `sources` is set. */
export function Helplines({ lines, sources = false }: { lines: readonly Helpline[]; sources?: boolean }) {
  return (
    <>
      {lines.map((line) => (
        <div class="app-helpline">
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
            <bdi>{line.name}</bdi>
          </h3>
          <p class="govuk-body">{line.says}</p>
          {line.phones.map(({ number, note, sms }) => (
            <p class="app-helpline__phone">
              <a class="govuk-link app-nowrap" href={`${sms ? 'sms' : 'tel'}:${number.replaceAll(' ', '')}`}>
                {number}
              </a>
              {note && (
                <>
                  {' '}
                  <span class="govuk-body">{note}</span>
                </>
              )}
            </p>
          ))}
          {line.web && (
            <p class="govuk-body">
              <a class="govuk-link" href={line.web.href} rel="noreferrer">
                {line.web.text}
              </a>
            </p>
          )}
          {sources && (
            <p class="govuk-body-s govuk-hint">
              <EnglishWithin
                text={words.support.source(line.source, line.checked ? formatDate(line.checked) : null)}
                english={line.source}
              />
            </p>
          )}
        </div>
      ))}
    </>
  )
}
