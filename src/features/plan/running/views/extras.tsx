// Milestones, risks and issues, links, meetings and money of an action, each with the way to its form for who may.
import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { Evidence } from '../evidence.store.ts'
import type { Extras, OtherAction } from '../extras.store.ts'
import { type Heard, heardAt } from '../meetings.ts'
import { pageWords } from '../page.messages.en.ts'
import { actionPath } from '../paths.ts'
import { What } from './parts.tsx'

const text = pageWords.extras
type Noun = 'milestone' | 'risk' | 'link' | 'budget'
type Props = {
  planId: string
  actionId: string
  extras: Extras
  /** Of it the minutes, which stand with their meetings. */
  evidence: readonly Evidence[]
  /** Who may add and change what. */
  may: (noun: Noun) => boolean
}

/** All five lists. */
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
          ...extras.links
            .filter(({ kind }) => kind === 'depends_on' || kind === 'relates_to')
            .map(({ id, kind, title, url, onDate, to }) => (
              <Item {...props} noun="link" id={id} name={title || (to?.words ?? '')}>
                <strong>{text.kinds[kind]}:</strong> {to && <ToAction {...to} />}{' '}
                <Named title={title} url={url} />
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
      <List {...props} title={text.meetings} noun="link" as="meeting">
        {heardAt(extras.links, props.evidence).map((heard) => (
          <Meeting {...props} heard={heard} />
        ))}
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

/** The day, what was held, and the minutes of it. */
function Meeting({ heard: { day, link, minutes }, ...props }: Props & { heard: Heard }) {
  const when = <strong>{day ? formatDate(day) : text.noDay}:</strong>
  const of = minutes.map((each) => (
    <li>
      {link && `${text.minutes}: `}
      <What planId={props.planId} evidence={each} />
    </li>
  ))
  return link ? (
    <Item {...props} noun="link" id={link.id} name={link.title} below={of.length > 0 && <ul>{of}</ul>}>
      {when} <Named title={link.title} url={link.url} />
      {link.place && `, ${link.place}`}
      {link.kind === 'paper' && ` (${text.kinds.paper.toLowerCase()})`}
    </Item>
  ) : (
    <li>
      {when} {text.minutes}
      <ul>{of}</ul>
    </li>
  )
}

const Named = ({ title, url }: { title: string; url: string | null }) =>
  url ? (
    <a class="govuk-link" href={url} rel="noopener noreferrer">
      {title || url}
    </a>
  ) : (
    <>{title}</>
  )

const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

const ToAction = ({ planId, actionId, words, plan }: OtherAction) => (
  <>
    {plan && `${plan}: `}
    <a class="govuk-link" href={actionPath(planId, actionId)}>
      {words}
    </a>
  </>
)

type ListProps = Props & {
  title: string
  noun: Noun
  /** A meeting is a link whose form begins as a meeting's. */
  as?: 'meeting'
  children: ComponentChildren[]
}

function List({ title, noun, as, children, planId, actionId, may }: ListProps) {
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
          <a
            class="govuk-link"
            href={`/plan/${planId}/shape/${noun}/add?to=${actionId}${as ? `&kind=${as}` : ''}`}
          >
            {text.add}
            {text.addTo[as ?? noun]}
          </a>
        </p>
      )}
    </section>
  )
}

type ItemProps = Props & {
  noun: Noun
  id: string
  name: string
  below?: ComponentChildren
  children: ComponentChildren
}

function Item({ planId, noun, id, name, may, below, children }: ItemProps) {
  return (
    <li>
      <span class="app-written">{children}</span>{' '}
      {may(noun) && (
        <a class="govuk-link app-no-print" href={`/plan/${planId}/shape/${noun}/${id}`}>
          {text.change}
          <span class="govuk-visually-hidden">: {name}</span>
        </a>
      )}
      {below}
    </li>
  )
}
