// The form on paper: the same questions as on the screen, from the same data, with room to write. Whatever a report that is
// taken down needs is asked here too, so that it can be typed in as it was written.
import { Picture } from '../../../ui/picture.tsx'
import { placeWords } from '../../places/index.ts'
import { categoryName, type Category } from '../../recording/index.ts'
import { formWords } from '../form/messages.en.ts'
import { diaryWords, moreWords } from '../form/more.messages.en.ts'
import { ETHNIC_GROUPS_BEFORE, type MoreStep } from '../form/more.ts'
import { othersWords } from '../form/others.messages.en.ts'
import { otherItems } from '../form/others-question.tsx'
import { METHODS, SAFE_TIMES, SPOKEN } from '../form/reach.ts'
import { incidentWords } from '../incident.messages.en.ts'
import { PLACE_KINDS, REPORTER_ROLES, STRANDS } from '../incident.ts'
import { printedWords as say } from './messages.en.ts'
import { Boxes, Further, Lines } from './paper-parts.tsx'

const MORE: readonly MoreStep[] = [
  'transport',
  'online',
  'people',
  'effect',
  'before',
  'proof',
  'needs',
  'wanted',
]
// A child may hold it: on the screen this one is offered to whoever said that they are grown up.
const PLACES = PLACE_KINDS.filter((kind) => kind !== 'sex_environment')
/** So many times of a series have a line; more stand on another sheet. */
const DIARY_LINES = 4

export type PaperProps = {
  /** The support service that is asked about by its name; null where there is none. */
  victimService: string | null
  /** What within the strands is offered on the screen too. */
  kinds: readonly Category[]
  phone: string | null
  email: string | null
}

export function PaperForm({ victimService, kinds, phone, email }: PaperProps) {
  const { what, share } = formWords
  return (
    <div class="app-printed-form">
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body app-no-print">{say.print}</p>
      <p class="govuk-body">
        {say.handIn} {[phone, email].filter(Boolean).join(' · ')}
      </p>
      <Picture name="danger" />
      <p class="govuk-body">
        <strong>{say.danger}</strong>
      </p>
      <p class="govuk-body">{what.who}</p>
      <p class="govuk-body">{share.exception}</p>
      <Lines title={say.today} lines={1} />
      <Lines picture="speak" title={what.title} lines={10} />
      <WhenAndWhere />
      <Why kinds={kinds} />
      <Who />
      <Reach />
      <Share victimService={victimService} />
      <h2 class="govuk-heading-m">{say.optional}</h2>
      <Further step="types" level={3} />
      <Further step="target" level={3} />
      <Others />
      {MORE.map((step) => (
        <Further step={step} level={3} />
      ))}
      <Lines
        title={moreWords.diary.row}
        hint={`${diaryWords.when} · ${diaryWords.what}`}
        lines={DIARY_LINES}
      />
      <Further step="statistics" level={3} hinted omit={ETHNIC_GROUPS_BEFORE} />
      <Lines title={say.office} lines={2} />
    </div>
  )
}

/** So many further people have room; more stand on another sheet. */
const OTHER_PEOPLE = [1, 2]

function Others() {
  return (
    <section>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{moreWords.others.row}</h3>
      {OTHER_PEOPLE.map((at) => (
        <>
          <Lines title={`${othersWords.person(at)}: ${othersWords.words}`} lines={2} />
          <Boxes title={othersWords.knows} options={otherItems('Knows', at).map(({ text }) => text)} />
          <Lines title={othersWords.name} hint={othersWords.nameHint} lines={1} />
          <Boxes title={othersWords.contact} options={otherItems('Contact', at).map(({ text }) => text)} />
          <Lines title={othersWords.reach} lines={1} />
        </>
      ))}
    </section>
  )
}

function WhenAndWhere() {
  const { when, where, place } = formWords
  return (
    <>
      <Lines picture="calendar" title={when.title} hint={when.dateHint} lines={1} />
      <Lines title={`${when.between}: ${when.from}`} lines={1} />
      <Lines title={when.to} hint={when.toHint} lines={1} />
      <Boxes title={say.tick} options={[when.roughly, when.repeated, when.unknown]} />
      <Lines title={when.time} hint={when.timeHint} lines={1} />
      <Lines picture="home" title={where.title} lines={1} />
      <Lines title={where.postcode} lines={1} />
      <Boxes title={placeWords.exactTitle} options={Object.values(placeWords.exactness)} />
      <Boxes title={place.title} options={PLACES.map((kind) => incidentWords.places[kind])} />
    </>
  )
}

function Why({ kinds }: Pick<PaperProps, 'kinds'>) {
  const { why, when } = formWords
  return (
    <>
      <Boxes
        picture="people"
        title={why.title}
        options={[...STRANDS.map((strand) => incidentWords.strands[strand]), when.unknown]}
      />
      {STRANDS.map((strand) => {
        const within = kinds.filter((kind) => kind.strand === strand)
        return (
          within.length > 0 && (
            <Boxes title={incidentWords.strands[strand]} options={within.map(categoryName)} />
          )
        )
      })}
      <Lines title={why.more} lines={2} />
    </>
  )
}

function Who() {
  const { who, when } = formWords
  const { under_18, adult, adult_at_risk, community } = who.ages
  return (
    <>
      <Boxes
        picture="person"
        title={who.title}
        options={REPORTER_ROLES.map((role) => incidentWords.roles[role])}
      />
      <Boxes title={who.age} options={[under_18, adult, adult_at_risk, community, when.unknown]} />
      <Further step="work" without={['recordedWith']} />
      <Further step="behalf" />
      <Further step="adult" />
      <Further step="support" />
    </>
  )
}

function Reach() {
  const { privacy, contact, safe } = formWords
  const { trustedKnows } = moreWords.trusted.controls
  return (
    <>
      <Boxes
        picture="lock"
        title={privacy.title}
        hint={privacy.anonymousHint}
        options={[privacy.named, privacy.contact_only, privacy.anonymous]}
      />
      <Boxes
        picture="phone"
        title={contact.methods}
        hint={contact.lead}
        options={METHODS.map((way) => contact[way])}
      />
      <Lines title={contact.name} lines={1} />
      <Lines title={contact.phone} lines={1} />
      <Lines title={contact.emailLabel} lines={1} />
      <Lines title={contact.address} lines={2} />
      <Lines title={safe.landline} lines={1} />
      <Lines title={safe.relay} hint={safe.relayHint} lines={1} />
      <Lines title={safe.meetAt} lines={1} />
      <Lines title={safe.through} hint={safe.throughLead} lines={1} />
      <Lines title={safe.throughReach} lines={1} />
      <Boxes title={trustedKnows?.label ?? ''} options={Object.values(trustedKnows?.options ?? {})} />
      <Boxes title={safe.mayMessage} options={[safe.yes, safe.no]} />
      <Boxes title={safe.maySay} options={[safe.yes, safe.no]} />
      {(['messageOn', 'sayOn'] as const).map((which) => (
        <Boxes title={safe[which]} hint={safe.onlySome} options={SPOKEN.map((way) => contact[way])} />
      ))}
      <Boxes title={safe.times} options={SAFE_TIMES.map((time) => safe[time])} />
      <Lines title={safe.otherTimes} lines={1} />
      <Lines title={safe.never} lines={1} />
      <Lines title={safe.note} lines={1} />
      <Further step="trusted" />
    </>
  )
}

function Share({ victimService }: Pick<PaperProps, 'victimService'>) {
  const { share, when } = formWords
  const answers = [share.yes, share.no, when.unknown]
  return (
    <>
      {victimService && (
        <Boxes
          picture="people"
          title={share.victim_service(victimService)}
          hint={share.victimServiceHint}
          options={answers}
        />
      )}
      <Boxes picture="police" title={share.police} options={answers} />
      <Boxes title={share.council_partners} hint={share.partnersHint} options={answers} />
    </>
  )
}
