// Milestones, risks and issues, links and money of an action, each with the way to its form for who may.
import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { Extras } from '../extras.store.ts'
import { pageWords } from '../page.messages.en.ts'
import { actionPath } from '../paths.ts'

const text = pageWords.extras
type Noun = 'milestone' | 'risk' | 'link' | 'budget'
type Props = {
  planId: string
  actionId: string
  extras: Extras
  /** Who may add and change what. */
  may: (noun: Noun) => boolean
}

/** All four lists. */
export function ExtraLists(props: Props) {
  const { extras } = props
  return (
    <>
      <List {...props} title={text.milestones} noun="milestone">
        {extras.milestones.map(({ id, title, dueOn, doneOn }) => (
          <Item {...props} noun="milestone" id={id} name={title}>
            {title}, {doneOn ? text.doneOn(formatDate(doneOn)) : text.due(formatDate(dueOn))}
          </Item>
        ))}
      </List>
      <List {...props} title={text.risks} noun="risk">
        {extras.risks.map(({ id, kind, text: words, likelihood, impact, response, open }) => (
          <Item {...props} noun="risk" id={id} name={words}>
            <strong>{text[kind]}</strong>
            {likelihood && impact ? ` (${text.score(likelihood, impact)})` : ''}
            {open ? '' : `, ${text.closed}`}: {words} {response && text.response(response)}
          </Item>
        ))}
      </List>
      <List {...props} title={text.links} noun="link">
        {[
          ...extras.links.map(({ id, kind, title, url, onDate, to }) => (
            <Item {...props} noun="link" id={id} name={title}>
              <strong>{text.kinds[kind]}:</strong> {to && <ToAction {...to} />}
              {url ? (
                <a class="govuk-link" href={url} rel="noopener noreferrer">
                  {title || url}
                </a>
              ) : (
                title
              )}
              {onDate && `, ${formatDate(onDate)}`}
            </Item>
          )),
          ...extras.neededBy.map((to) => (
            <li>
              <strong>{text.neededBy}:</strong> <ToAction {...to} />
            </li>
          )),
        ]}
      </List>
      <List {...props} title={text.budgets} noun="budget">
        {extras.budgets.map(({ id, words, pence }) => (
          <Item {...props} noun="budget" id={id} name={words}>
            {pence !== null && <strong>{money.format(pence / 100)} </strong>}
            {words}
          </Item>
        ))}
      </List>
    </>
  )
}

const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

const ToAction = ({ planId, actionId, words }: { planId: string; actionId: string; words: string }) => (
  <a class="govuk-link" href={actionPath(planId, actionId)}>
    {words}
  </a>
)

function List(props: Props & { title: string; noun: Noun; children: ComponentChildren[] }) {
  const { title, noun, children, planId, actionId, may } = props
  return (
    <section>
      <h3 class="govuk-heading-s">{title}</h3>
      {children.length === 0 ? (
        <p class="govuk-body">{text.none}</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">{children}</ul>
      )}
      {may(noun) && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`/plan/${planId}/shape/${noun}/add?to=${actionId}`}>
            {text.add}
            {text.addTo[noun]}
          </a>
        </p>
      )}
    </section>
  )
}

function Item(props: Props & { noun: Noun; id: string; name: string; children: ComponentChildren }) {
  const { planId, noun, id, name, may, children } = props
  return (
    <li>
      <span class="app-written">{children}</span>{' '}
      {may(noun) && (
        <a class="govuk-link app-no-print" href={`/plan/${planId}/shape/${noun}/${id}`}>
          {text.change}
          <span class="govuk-visually-hidden">: {name}</span>
        </a>
      )}
    </li>
  )
}
