import { formatLongDate } from '../../../../platform/calendar/format.ts'
import { londonDay } from '../../../../platform/calendar/london.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import type { Key } from '../open-report.ts'
import { HeldForm } from '../parts.tsx'
import { othersNoWords as say } from './messages.en.ts'
import { type OwnOther, sureOf } from './say-no.ts'

// They said no to all, and an officer keeps who they are on a ground.
const isHeld = ({ saidNo, kept }: OwnOther): boolean => saidNo === 'kept' && kept

type Props = { others: readonly OwnOther[]; held: Key; form: BoundForm }

/** Each further person by number and day, with the two ways to say that they changed their mind. What destroys asks for a tick. */
export function OthersForm({ others, held, form }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <p class="govuk-body">{say.follows}</p>
      <HeldForm held={held} here="others">
        {others.map((other, index) => (
          <section aria-labelledby={`other-${index + 1}`}>
            <h2 class="govuk-heading-m" id={`other-${index + 1}`}>
              {say.person(index + 1, formatLongDate(londonDay(other.at)))}
            </h2>
            {other.saidNo && <p class="govuk-body">{isHeld(other) ? say.held : say.said[other.saidNo]}</p>}
            {other.kept && !isHeld(other) && (
              <>
                {!other.saidNo && (
                  <Button kind="secondary" name="do" value={`other-contact:${other.id}`} preventDoubleClick>
                    {say.contact}
                  </Button>
                )}
                <Checkboxes {...form.choices(sureOf(other.id))} items={[{ value: 'yes', text: say.sure }]} />
                <Button kind="secondary" name="do" value={`other-kept:${other.id}`} preventDoubleClick>
                  {say.kept}
                </Button>
              </>
            )}
          </section>
        ))}
      </HeldForm>
    </>
  )
}
