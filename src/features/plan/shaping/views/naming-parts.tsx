// The parts of plans that name a post and are not its own yet, to be given to it in one act.
import { shorten } from '../../../../platform/text/plain.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import type { NamingPart } from '../post-parts.ts'
import { postWords } from '../posts.messages.en.ts'
import type { Post } from '../posts.ts'

const say = postWords.naming
const ACTION_MAX = 160

type Props = { post: Post; parts: readonly NamingPart[]; title: string; problem: string | undefined }

export function NamingParts({ post, parts, title, problem }: Props) {
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
        <p class="govuk-body">{say.none}</p>
      ) : (
        <form method="post" action={`/plan/posts/${post.id}/parts`} novalidate>
          <p class="govuk-body">{say.lead(parts.length)}</p>
          <p class="govuk-body">{say.leadStays}</p>
          <Checkboxes
            {...form.choices('part')}
            legend={say.choose}
            small
            items={parts.map((part) => ({
              value: `${part.id}:${part.version}`,
              text: shorten(part.action, ACTION_MAX),
              hint: [
                part.planTitle,
                part.ownerWords,
                ...(part.leadName ? [`${say.ledBy} ${part.leadName}`] : []),
              ].join(' · '),
            }))}
          />
          <div class="govuk-button-group">
            <Button preventDoubleClick>{say.go}</Button>
            <a class="govuk-link" href="/plan/posts">
              {say.later}
            </a>
          </div>
        </form>
      )}
    </>
  )
}
