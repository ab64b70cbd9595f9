// The parts of plans that name a post or a group and are not its own yet, to be given to it in one act.
import { shorten } from '../../../../platform/text/plain.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'

const ACTION_MAX = 160

type Part = {
  id: string
  version: number
  action: string
  planTitle: string
  ownerWords: string
  leadName: string | null
}
type Props = {
  parts: readonly Part[]
  title: string
  problem: string | undefined
  /** Where the form leads, and where whoever does not want it goes. */
  action: string
  back: string
  words: { none: string; choose: string; ledBy: string; go: string; later: string }
  /** What stands above the list. */
  lead: readonly string[]
  /** What names it and is not offered, and why. */
  also?: readonly string[]
}

export function NamingParts({ parts, title, problem, action, back, words, lead, also = [] }: Props) {
  const every = parts.map(({ id, version }) => `${id}:${version}`)
  const form = bindForm({
    values: { part: problem ? [] : every },
    problems: problem ? [{ field: 'part', message: problem }] : [],
  })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{title}</h1>
      {parts.length === 0 ? (
        (also.length > 0 ? also : [words.none]).map((text) => <p class="govuk-body">{text}</p>)
      ) : (
        <form method="post" action={action} novalidate>
          {[...lead, ...also].map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
          <Checkboxes
            {...form.choices('part')}
            legend={words.choose}
            small
            items={parts.map((part) => ({
              value: `${part.id}:${part.version}`,
              text: shorten(part.action, ACTION_MAX),
              hint: [
                part.planTitle,
                part.ownerWords,
                ...(part.leadName ? [`${words.ledBy} ${part.leadName}`] : []),
              ].join(' · '),
            }))}
          />
          <div class="govuk-button-group">
            <Button preventDoubleClick>{words.go}</Button>
            <a class="govuk-link" href={back}>
              {words.later}
            </a>
          </div>
        </form>
      )}
    </>
  )
}
