// The calendars that somebody subscribes to, made and removed by them.
import { formatDate } from '../../../../platform/calendar/format.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import type { Problem } from '../../../../platform/problems.ts'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import type { Feed } from '../feeds/feeds.store.ts'
import { feedWords as words } from '../messages.en.ts'

type Props = {
  feeds: readonly Feed[]
  plans: readonly { id: string; title: string }[]
  problems?: readonly Problem[]
  /** The address just made: shown this once. */
  address?: string
}

export function FeedsPage({ feeds, plans, problems = [], address }: Props) {
  const form = bindForm({ problems })
  const nameOf = ({ planTitle }: Feed) => (planTitle ? words.whole(planTitle) : words.mine)
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.title}</h1>
      {address && (
        <InsetText>
          <h2 class="govuk-heading-m">{words.created}</h2>
          <p class="govuk-body">{words.once}</p>
          <Input name="address" label={words.copy} value={address} attributes={{ readonly: true }} />
        </InsetText>
      )}
      <p class="govuk-body">{words.lead}</p>
      <WarningText>{words.warning}</WarningText>
      <h2 class="govuk-heading-m">{words.existing}</h2>
      {feeds.length === 0 && <p class="govuk-body">{words.none}</p>}
      {feeds.map((feed) => (
        <form class="app-inline-form" method="post" action={`/plan/calendars/${feed.id}/remove`}>
          <span>{`${nameOf(feed)}. ${words.made} ${formatDate(feed.createdAt)}.`}</span>
          <Button kind="secondary">
            {words.remove}
            <span class="govuk-visually-hidden">{` ${words.removeFor(nameOf(feed))}`}</span>
          </Button>
        </form>
      ))}
      <form method="post" action="/plan/calendars">
        <Radios
          {...form.field('which')}
          legend={words.which}
          items={[
            { value: 'mine', text: words.mine },
            ...plans.map(({ id, title }) => ({ value: id, text: words.whole(title) })),
          ]}
        />
        <Button>{words.create}</Button>
      </form>
    </>
  )
}
