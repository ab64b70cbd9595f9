// On a report's page: whom we wait for, what it is one with, and what may be the same.
import { formatDate } from '../../../platform/calendar/format.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { StatusTag } from '../queue/status-tags.tsx'
import { queueWords } from '../queue/messages.en.ts'
import type { Likeness } from './likeness.store.ts'
import { receivingWords } from './messages.en.ts'
import type { Ties } from './standing.ts'

const say = receivingWords.ties
const like = receivingWords.likeness

/** Whom we wait for, and what it is merged with. */
export function TiesNote({ ties, reference, now }: { ties: Ties; reference: string; now: Date }) {
  const { lead, transfer } = ties
  return (
    <>
      {transfer && (
        <InsetText>
          <p class="govuk-body">
            {transfer.toUs
              ? say.offeredToUs(transfer.from ?? '', transfer.sentAt, transfer.dueAt)
              : say.offered(transfer.to, transfer.sentAt, transfer.dueAt)}{' '}
            {transfer.dueAt < now && <Tag classes="govuk-tag--red">{say.late}</Tag>}
          </p>
          <p class="govuk-body">{labelOf(queueWords.reasons, transfer.reason)}</p>
          {transfer.toUs && (
            <Button href={`/reports/${reference}/answer`} classes="govuk-!-margin-bottom-0">
              {say.answer}
            </Button>
          )}
        </InsetText>
      )}
      {lead && (
        <InsetText>
          <p class="govuk-body govuk-!-margin-bottom-0">
            {say.leads(lead.reference)}{' '}
            <a class="govuk-link" href={`/reports/${lead.reference}`}>
              {say.readThere}
              <span class="govuk-visually-hidden"> {lead.reference}</span>
            </a>
          </p>
        </InsetText>
      )}
    </>
  )
}

type LikeProps = { likenesses: readonly Likeness[]; reference: string; mayMerge: boolean; mayLink: boolean }

/** What may be the same, with why. Nothing follows from it unless somebody presses. */
export function Likenesses({ likenesses, reference, mayMerge, mayLink }: LikeProps) {
  if (likenesses.length === 0) return null
  const apart = likenesses.filter((each) => each.apart)
  return (
    <section aria-labelledby="likenesses">
      <h2 class="govuk-heading-m" id="likenesses">
        {like.title}
      </h2>
      <p class="govuk-hint">{like.note}</p>
      <ul class="govuk-list">
        {likenesses
          .filter((each) => !each.apart)
          .map((each) => (
            <li>
              <Other other={each} />
              <br />
              {like.may(whyOf(each))}
              <div class="govuk-button-group">
                {mayMerge && ['new', 'recorded_only', 'logged'].includes(each.status) && (
                  <a class="govuk-link" href={`/reports/${reference}/merge?other=${each.reference}`}>
                    {like.merge}
                    <span class="govuk-visually-hidden"> {each.reference}</span>
                  </a>
                )}
                {mayLink && each.caseReference && (
                  <a class="govuk-link" href={`/reports/${reference}/link?case=${each.caseReference}`}>
                    {like.link}
                    <span class="govuk-visually-hidden"> {each.caseReference}</span>
                  </a>
                )}
                <Say reference={reference} other={each} way="apart" />
              </div>
            </li>
          ))}
      </ul>
      {apart.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{like.apartOnes}</h3>
          <ul class="govuk-list">
            {apart.map((each) => (
              <li>
                <Other other={each} /> <Say reference={reference} other={each} way="together" />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Other = ({ other }: { other: Likeness }) => (
  <>
    <a class="govuk-link app-nowrap" href={`/reports/${other.reference}`}>
      {other.reference}
    </a>{' '}
    <StatusTag status={other.status} /> {formatDate(other.receivedAt)}
  </>
)

const Say = (props: { reference: string; other: Likeness; way: 'apart' | 'together' }) => (
  <form class="app-in-group" method="post" action={`/reports/${props.reference}/${props.way}`}>
    <input type="hidden" name="other" value={props.other.reference} />
    <Button kind="secondary" classes="govuk-!-margin-bottom-0">
      {like[props.way]}
      <span class="govuk-visually-hidden"> {props.other.reference}</span>
    </Button>
  </form>
)

const whyOf = ({ textParts, samePerson, samePlace, sameSecret }: Likeness): string =>
  [
    textParts !== null && like.text(textParts),
    sameSecret && like.secret,
    samePerson && like.person,
    samePlace && like.place,
  ]
    .filter((each) => each !== false)
    .join(', ')
