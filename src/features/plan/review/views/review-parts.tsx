// Around the list: whose newer version it is, what was done, and keeping or dropping it.
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { linkWords } from '../../reading/headings.ts'
import type { Reviewed } from '../edits.ts'
import { isWaiting, type PlanImport } from '../imports.ts'
import { words } from '../messages.en.ts'

type Found = { found: PlanImport }

/** What a newer version of: proposed, and decided by a person. */
export function Versions({ found, plans }: Found & { plans: readonly { id: string; title: string }[] }) {
  const say = words.version
  if (plans.length === 0) return null
  return (
    <>
      {found.replaces && <InsetText>{say.looksLike(found.replaces.title)}</InsetText>}
      <form method="post" action={`/plan/imports/${found.id}/replaces`}>
        <Select
          name="plan"
          label={say.what}
          value={found.replaces?.id ?? 'own'}
          items={[
            { value: 'own', text: say.own },
            ...plans.map(({ id, title }) => ({ value: id, text: say.newer(title) })),
          ]}
        />
        <Button kind="secondary">{say.go}</Button>
      </form>
    </>
  )
}

/** The core objectives above the tables, which are no rows, each with where it stood in the document; and the links. */
export function AboveTables({ blocks, read }: Pick<PlanImport, 'blocks'> & Pick<Reviewed, 'read'>) {
  const say = words.objectives
  const having = read.priorities.filter(
    ({ coreObjectives, links }) => coreObjectives.length + links.length > 0,
  )
  if (having.length === 0) return null
  const whereIs = (line: number) =>
    blocks.find((block) => block.line === line)?.where ?? words.review.lineOf(line)
  const objectives = having.flatMap(({ coreObjectives }) => coreObjectives)
  const linked = having.flatMap(({ links }) => links)
  return (
    <Details summary={say.title(objectives.length, linked.length)}>
      <p class="govuk-body">{say.lead}</p>
      {having.map(({ heading, title, coreObjectives, objectiveSources, links }) => (
        <>
          <p class="govuk-body govuk-!-font-weight-bold">{heading || title || say.noPriority}</p>
          <ul class="govuk-list govuk-list--bullet">
            {coreObjectives.map((text, at) => {
              const source = objectiveSources[at]
              return (
                <li>
                  {text}
                  {source && <span class="app-small"> ({whereIs(source.line)})</span>}
                </li>
              )
            })}
            {links.map((link) => (
              <li>{linkWords(link)}</li>
            ))}
          </ul>
        </>
      ))}
    </Details>
  )
}

/** What was done so far, and the last of it taken back. */
export function History({ found }: Found) {
  const { edits } = found
  const last = edits.at(-1)
  if (!last) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{words.edit.history}</h2>
      <form method="post" action={`/plan/imports/${found.id}/undo`}>
        <Button kind="secondary" preventDoubleClick>
          {words.edit.undo}
        </Button>
      </form>
      <Details summary={`${words.edit.history} (${edits.length})`}>
        <ol class="govuk-list govuk-list--number" reversed>
          {edits.toReversed().map((edit) => (
            <li>
              {words.kinds[edit.kind]}
              {'at' in edit && ` (${words.review.lineOf(edit.at.line)})`}
            </li>
          ))}
        </ol>
      </Details>
    </section>
  )
}

/** Keeping is possible at any time; it says what has not been looked at. */
export function Keep({ found, review }: Found & { review: Reviewed }) {
  const say = words.keep
  const waiting =
    review.rows.filter(isWaiting).length + review.tray.filter(({ accepted }) => !accepted).length
  return (
    <section>
      <h2 class="govuk-heading-m">{found.replaces ? say.newVersionTitle : say.title}</h2>
      {waiting > 0 ? (
        <WarningText>{say.waiting(waiting)}</WarningText>
      ) : (
        <p class="govuk-body">{say.waiting(0)}</p>
      )}
      <p class="govuk-body">{say.statuses}</p>
      <div class="govuk-button-group">
        {found.replaces ? (
          <Button href={`/plan/imports/${found.id}/changes`}>{say.goVersion}</Button>
        ) : (
          <form method="post" action={`/plan/imports/${found.id}/keep`}>
            <input type="hidden" name="version" value={found.version} />
            <Button preventDoubleClick>{say.go}</Button>
          </form>
        )}
        <a class="govuk-link" href={`/plan/imports/${found.id}/drop`}>
          {say.drop}
        </a>
      </div>
    </section>
  )
}
