import { Button } from '../../../../ui/govuk/button.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import type { ManualMeasure } from '../manual.ts'
import { manualWords } from '../messages.en.ts'

const { change, figures } = manualWords

/** The ways from a measure's page to what is entered and said of it; changing it only for those who keep it. */
export function Keeping({ measure, mayKeep }: { measure: ManualMeasure; mayKeep: boolean }) {
  const path = `/insight/measures/${measure.key}`
  return (
    <div class="app-no-print">
      {measure.retired && <InsetText>{change.retired}</InsetText>}
      <p class="govuk-body">
        <a class="govuk-link" href={`${path}/figures`}>
          {mayKeep && !measure.retired ? figures.link : figures.read}
        </a>
      </p>
      {mayKeep && (
        <>
          <p class="govuk-body">
            <a class="govuk-link" href={`${path}/change`}>
              {change.link}
            </a>
          </p>
          <form method="post" action={`${path}/keep`}>
            <input type="hidden" name="version" value={measure.version} />
            <input type="hidden" name="kept" value={measure.retired ? 'yes' : 'no'} />
            {!measure.retired && <p class="govuk-body-s">{change.removeText}</p>}
            <Button kind="secondary">{measure.retired ? change.restore : change.remove}</Button>
          </form>
        </>
      )}
    </div>
  )
}
