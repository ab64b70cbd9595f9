// Posts that own actions: whose they are, who holds each now, and how much of the plans is theirs.
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { CardTable } from '../../../../ui/card-table.tsx'
import { Empty } from '../../../../ui/empty.tsx'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { postWords as say } from '../posts.messages.en.ts'
import type { Post } from '../posts.ts'

/** Every post, those that ended in a fold of their own. */
export function PostsPage({ posts, mayEdit }: { posts: readonly Post[]; mayEdit: boolean }) {
  const standing = posts.filter(({ endedAt }) => endedAt === null)
  const ended = posts.flatMap(({ endedAt, ...post }) => (endedAt ? [{ ...post, endedAt }] : []))
  return (
    <>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{say.title}</h1>
          <p class="govuk-body">{say.lead}</p>
        </div>
      </div>
      {mayEdit && <Button href="/plan/posts/add">{say.add}</Button>}
      {standing.length === 0 ? (
        <Empty title={say.none} />
      ) : (
        <CardTable
          caption={say.title}
          head={[say.post, say.agency, say.holder, say.parts]}
          firstCellIsHeader
          rows={standing.map(({ id, title, agencyName, holderName, parts }) => [
            mayEdit ? (
              <a class="govuk-link" href={`/plan/posts/${id}`}>
                {title}
              </a>
            ) : (
              title
            ),
            agencyName,
            holderName ?? say.nobody,
            parts,
          ])}
        />
      )}
      {ended.length > 0 && (
        <Details summary={say.ended}>
          <ul class="govuk-list">
            {ended.map(({ title, agencyName, endedAt }) => (
              <li>{`${title}, ${agencyName}: ${formatDate(endedAt)}`}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

type FormProps = {
  post: Post | null
  title: string | null
  values: FormValues
  problems: readonly Problem[]
  agencies: readonly { id: string; name: string }[]
  people: readonly { id: string; name: string; agency: string }[]
  /** How many parts name it and are not its own. */
  naming: number
}

export function PostForm({ post, title, values, problems, agencies, people, naming }: FormProps) {
  const form = bindForm({ values, problems })
  const none = { value: '', text: '' }
  return (
    <>
      <form method="post" action={post ? `/plan/posts/${post.id}` : '/plan/posts/add'} novalidate>
        <form.Summary />
        {title && <h1 class="govuk-heading-l">{title}</h1>}
        {post && <input type="hidden" name="version" value={form.field('version').value} />}
        <Input {...form.field('title')} label={say.name} hint={say.nameHint} />
        {post ? (
          <p class="govuk-body">
            <strong>{post.agencyName}</strong>
            <span class="app-small">{say.agencyStays}</span>
          </p>
        ) : (
          <Select
            {...form.field('agency')}
            label={say.agency}
            items={[none, ...agencies.map(({ id, name }) => ({ value: id, text: name }))]}
          />
        )}
        <Select
          {...form.field('holder')}
          label={say.holder}
          hint={say.holderHint}
          items={[
            { value: '', text: say.nobody },
            ...people.map(({ id, name, agency }) => ({ value: id, text: `${name} (${agency})` })),
          ]}
        />
        {post && post.parts > 0 && <p class="govuk-body">{say.follow}</p>}
        <div class="govuk-button-group">
          <Button preventDoubleClick>{say.save}</Button>
          <a class="govuk-link" href="/plan/posts">
            {say.cancel}
          </a>
        </div>
      </form>
      {post && title && naming > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/plan/posts/${post.id}/parts`}>
            {say.naming.link(naming)}
          </a>
        </p>
      )}
      {post && title && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/plan/posts/${post.id}/end`}>
            {say.end}
          </a>
        </p>
      )}
    </>
  )
}

/** Asks before a post ends, with what becomes of its parts. */
export function EndPost({ post }: { post: Post }) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.endTitle(post.title)}</h1>
      <WarningText>{say.endWhat(post.parts, post.agencyName)}</WarningText>
      <p class="govuk-body">{say.endStays}</p>
      <form method="post" action={`/plan/posts/${post.id}/end`}>
        <input type="hidden" name="version" value={String(post.version)} />
        <div class="govuk-button-group">
          <Button kind="warning" preventDoubleClick>
            {say.endGo}
          </Button>
          <a class="govuk-link" href={`/plan/posts/${post.id}`}>
            {say.cancel}
          </a>
        </div>
      </form>
    </>
  )
}
