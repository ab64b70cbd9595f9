// The form on paper: the same questions as on the screen, from the same data, with room to write.
import { Picture, type PictureName } from '../../../ui/picture.tsx'
import { placeWords } from '../../places/index.ts'
import { formWords } from '../form/messages.en.ts'
import { moreWords } from '../form/more.messages.en.ts'
import { CONTROLS, type MoreStep } from '../form/more.ts'
import { incidentWords } from '../incident.messages.en.ts'
import { PLACE_KINDS, REPORTER_ROLES, STRANDS } from '../incident.ts'
import { printedWords as say } from './messages.en.ts'

const MORE: readonly MoreStep[] = ['transport', 'people', 'effect', 'before', 'needs', 'wanted']

export function PaperForm() {
  const { what, when, where, place, why, who, privacy, contact, safe, share } = formWords
  return (
    <div class="app-printed-form">
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body app-no-print">{say.print}</p>
      <p class="govuk-body">{say.lead}</p>
      <Picture name="danger" />
      <p class="govuk-body">
        <strong>{say.danger}</strong>
      </p>
      <Lines picture="speak" title={what.title} lines={10} />
      <Lines picture="calendar" title={when.title} lines={1} />
      <Lines picture="home" title={where.title} lines={2} />
      <Boxes title={placeWords.exactTitle} options={Object.values(placeWords.exactness)} />
      <Boxes
        picture="home"
        title={place.title}
        options={PLACE_KINDS.map((kind) => incidentWords.places[kind])}
      />
      <Boxes
        picture="people"
        title={why.title}
        options={STRANDS.map((strand) => incidentWords.strands[strand])}
      />
      <Lines title={why.more} lines={2} />
      <Boxes
        picture="person"
        title={who.title}
        options={REPORTER_ROLES.map((role) => incidentWords.roles[role])}
      />
      <Boxes title={who.age} options={[who.ages.under_18, who.ages.adult, who.ages.adult_at_risk]} />
      <Boxes
        picture="lock"
        title={privacy.title}
        options={[privacy.named, privacy.contact_only, privacy.anonymous]}
      />
      <Lines picture="phone" title={contact.name} lines={1} />
      <Lines title={contact.phone} lines={1} />
      <Lines title={contact.emailLabel} lines={1} />
      <Lines title={contact.address} lines={2} />
      <Boxes picture="lock" title={safe.mayMessage} options={[safe.yes, safe.no]} />
      <Boxes title={safe.maySay} options={[safe.yes, safe.no]} />
      <Boxes title={safe.times} options={[safe.morning, safe.afternoon, safe.evening, safe.weekend]} />
      <Lines title={safe.note} lines={2} />
      <Boxes picture="police" title={share.police} options={[share.yes, share.no]} />
      <Boxes title={share.council_partners} options={[share.yes, share.no]} />
      <h2 class="govuk-heading-m">{say.optional}</h2>
      {MORE.map((step) => (
        <Further step={step} />
      ))}
      <Lines title={say.office} lines={2} />
    </div>
  )
}

function Further({ step }: { step: MoreStep }) {
  const { row, controls } = moreWords[step]
  return (
    <section>
      <h3 class="govuk-heading-s">{row}</h3>
      {CONTROLS[step].map(({ name }) => {
        const { label = name, options } = controls[name] ?? {}
        return options ? (
          <Boxes title={label} options={Object.values(options)} />
        ) : (
          <Lines title={label} lines={1} />
        )
      })}
    </section>
  )
}

type Part = { title: string; picture?: PictureName }

const Boxes = ({ title, picture, options }: Part & { options: readonly string[] }) => (
  <section class="app-printed-form__part">
    {picture && <Picture name={picture} />}
    <p class="govuk-body app-printed-form__question">{title}</p>
    <ul class="app-printed-form__boxes">
      {options.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  </section>
)

const Lines = ({ title, picture, lines }: Part & { lines: number }) => (
  <section class="app-printed-form__part">
    {picture && <Picture name={picture} />}
    <p class="govuk-body app-printed-form__question">{title}</p>
    {Array.from({ length: lines }, () => (
      <div class="app-printed-form__line" />
    ))}
  </section>
)
