// The pages of coming back: the two boxes, and where it has got to.
import type { FormValues } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import type { Problem } from '../../../platform/problems.ts'
import { codesWithin } from '../../../ui/codes-within.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { SAME_PAGE_FORM } from '../../../ui/layout/languages.tsx'
import { type Adding, EVIDENCE_ENCTYPE, EvidenceQuestion, SentFiles } from '../../evidence/index.ts'
import { formWords } from '../form/messages.en.ts'
import { labelOf } from '../incident.messages.en.ts'
import { ErasureWaiting } from '../erasing/ask-erasure-form.tsx'
import { publicConsentWords } from '../consent/public.messages.en.ts'
import { asStatus } from '../report.ts'
import type { FollowedReport } from '../reports.store.ts'
import { viewsOf } from './acts.ts'
import { leftToAsk } from './added/own-facts.ts'
import { CallWaiting } from './call-form.tsx'
import { comingBackWords } from './coming-back.messages.en.ts'
import { Conversation } from './conversation-view.tsx'
import { Asked, eventOf } from './decided.tsx'
import { followUpWords as say } from './messages.en.ts'
import type { FollowUp, Key } from './open-report.ts'
import { OwnDiary } from './own-diary.tsx'
import { canSayNo } from './others/say-no.ts'
import { Held, HeldForm } from './parts.tsx'
import { PoliceNotTold } from './police-said.tsx'
import { isFinished } from './rate.ts'
import { Sharing } from './sharing-view.tsx'

const { recover } = comingBackWords

/** Which page asks for the key. */
export const ASK = 'key'

type AskProps = { values: FormValues; problems: readonly Problem[]; shortCode: string }

export function AskForKey({ values, problems, shortCode }: AskProps) {
  const form = bindForm({ values, problems })
  return (
    <form id={SAME_PAGE_FORM} method="post" action="/follow-up" novalidate autocomplete="off">
      <form.Summary />
      <input type="hidden" name="at" value={ASK} />
      <Picture name="lock" />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <Input
        {...form.field('reference')}
        label={say.reference}
        labelSize="s"
        hint={codesWithin(say.referenceHint(shortCode))}
        classes="govuk-input--width-10"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      <Input
        {...form.field('code')}
        label={say.code}
        labelSize="s"
        hint={say.codeHint}
        classes="govuk-input--width-20"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      <Button>{say.open}</Button>
      <p class="govuk-body">
        <a class="govuk-link" href="/report/resume">
          {formWords.now.resume}
        </a>
      </p>
      <Details summary={recover.summary}>
        <p>{recover.text}</p>
        <Button kind="secondary" name="view" value="recover">
          {recover.button}
        </Button>
      </Details>
    </form>
  )
}

type OpenProps = {
  found: FollowUp
  held: Key
  now: Date
  done: string | null
  notDone?: string | undefined
  values: FormValues
  problems: readonly Problem[]
  /** The message that is being written, as far as files are added to it. */
  adding: Adding
}

export function OpenFollowUp({ found, held, now, done, notDone, values, problems, adding }: OpenProps) {
  const { timeline, messages } = found
  const report = asItStands(found)
  const form = bindForm({ values, problems })
  const written = messages.some(({ fromPerson }) => !fromPerson)
  const where = isFinished(report, timeline) ? finishedWords(report) : whereItIs(report, now, written)
  const erased = timeline.findLast(({ kind }) => kind === 'report.erased')
  const next = erased ? null : nextWords(found, now)
  const why =
    isAside(report.status) && !isJoined(report)
      ? labelOf(comingBackWords.reasons, report.statusReason ?? '')
      : ''
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      {notDone && <NotificationBanner>{notDone}</NotificationBanner>}
      {!done && messages.at(-1)?.fromPerson === false && (
        <NotificationBanner>
          <a class="govuk-notification-banner__link" href="#messages">
            {say.unanswered}
          </a>
        </NotificationBanner>
      )}
      <h1 class="govuk-heading-l">{codesWithin(say.report(report.reference))}</h1>
      <div class="app-welcome">
        <h2 class="govuk-heading-m">{where.title}</h2>
        <p class="govuk-body">{where.text}</p>
        {why && <p class="govuk-body">{why}</p>}
        {report.withdrawnAt && !isUnderWay(report) && (
          <p class="govuk-body">{publicConsentWords.withdraw.already(report.withdrawnAt)}</p>
        )}
        {erased && (
          <p class="govuk-body">{`${comingBackWords.erased.on(erased.at)} ${comingBackWords.erased.text}`}</p>
        )}
        {next && <p class="govuk-body">{next}</p>}
        <PoliceNotTold {...found} />
        <Asked decisions={found.decisions} />
        <p class="govuk-body govuk-!-margin-bottom-0">{say.told(report.receivedAt)}</p>
      </div>
      {found.erasure && <ErasureWaiting erasure={found.erasure} held={held} />}
      {found.call && <CallWaiting held={held} call={found.call} now={now} />}
      <Choices found={found} held={held} />
      <Picture name="calendar" />
      <h2 class="govuk-heading-m">{say.history}</h2>
      <Timeline events={timeline.flatMap(eventOf)} />
      <Picture name="speak" />
      <h2 class="govuk-heading-m" id="messages">
        {say.messages}
      </h2>
      <Conversation messages={messages} files={found.files} held={held} />
      <Came found={found} />
      <OwnDiary diary={found.diary} />
      <form
        id={SAME_PAGE_FORM}
        method="post"
        action="/follow-up/message"
        enctype={EVIDENCE_ENCTYPE}
        novalidate
        autocomplete="off"
      >
        <Held held={held} />
        <input type="hidden" name="messageId" value={newId()} />
        <input type="hidden" name="token" value={adding.token} />
        <Textarea {...form.field('message')} label={say.write} labelSize="s" hint={say.writeHint} rows={5} />
        <EvidenceQuestion {...adding} problems={problems} label={say.files.label} labelSize="s" />
        <Button name="do" value="message">
          {say.send}
        </Button>
      </form>
      <Picture name="people" />
      <h2 class="govuk-heading-m">{say.sharing}</h2>
      <Sharing found={found} held={held} />
      <p class="govuk-body">{say.leave}</p>
    </>
  )
}

function Came({ found: { files } }: { found: FollowUp }) {
  const own = files.filter(({ messageId }) => messageId === null)
  if (own.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">{comingBackWords.filesTitle}</h2>
      <SentFiles files={own} />
    </>
  )
}

/** Where a report has got to, in plain words. `written`: whether there are messages of ours to look at. */
export function whereItIs(
  report: FollowedReport,
  now: Date,
  written: boolean,
): { title: string; text: string } {
  const who = report.agencyName ?? say.ownTeam
  const status = asStatus(report.status)
  const withdrawn = publicConsentWords.withdraw
  // Nothing is promised any more: not that it is read, nor that somebody works on it.
  if (report.withdrawnAt && isUnderWay(report))
    return { title: withdrawn.event.title, text: withdrawn.already(report.withdrawnAt) }
  if (isJoined(report)) return { title: say.status.joined.title, text: say.status.joined.text(who) }
  if (status === 'passed_on' && !written)
    return { title: say.status.passed_on.title, text: comingBackWords.decision.passedOn(who) }
  if (status !== 'new') return { title: say.status[status].title, text: say.status[status].text(who) }
  const { title, text, read, late } = say.status.new
  if (report.acknowledgedAt) return { title, text: read(who) }
  if (report.acknowledgeDue && report.acknowledgeDue < now) return { title, text: late(who) }
  return { title, text: text(who, report.acknowledgeDue) }
}

// Merged with another one that has no case yet, or set aside because we have the same report.
const isJoined = ({ status, statusReason }: FollowedReport): boolean =>
  status === 'recorded_only' && statusReason === 'duplicate'

// What rests with another report is where that one was set aside to.
function asItStands({ report, timeline }: Pick<FollowUp, 'report' | 'timeline'>): FollowedReport {
  if (!isJoined(report)) return report
  const last = timeline.findLast(({ kind, params }) => kind === 'report.joined' || params['joined'] === 'yes')
  if (last?.kind !== 'report.set_aside') return report
  const { status, reason } = last.params
  return { ...report, status: String(status), statusReason: String(reason) }
}

const isUnderWay = ({ status }: FollowedReport): boolean => status === 'new' || status === 'logged'

const isAside = (status: string): boolean => ['recorded_only', 'passed_on', 'not_hate'].includes(status)

// Erased, and nothing written or given since that could be asked for.
function isAllErased({ report, timeline, messages }: FollowUp): boolean {
  const erased = timeline.findLast(({ kind }) => kind === 'report.erased')
  if (!erased || report.canContact === 'yes') return false
  return !messages.some(({ fromPerson, at }) => fromPerson && at > erased.at)
}

function Choices({ found, held }: { found: FollowUp; held: Key }) {
  const ways = viewsOf(found).filter(
    (view) =>
      (view !== 'more' || leftToAsk(found.own).length > 0) &&
      (view !== 'rate' || !found.rated) &&
      (view !== 'others' || canSayNo(found.others)) &&
      (view !== 'call' || !found.call) &&
      (view !== 'erase' || (!found.erasure && !isAllErased(found))),
  )
  return (
    <>
      <Picture name="help" />
      <h2 class="govuk-heading-m">{comingBackWords.ways}</h2>
      <HeldForm held={held}>
        <ul class="govuk-list app-choices">
          {ways.map((view) => (
            <li>
              <button class="app-link-button" type="submit" name="view" value={view}>
                {comingBackWords.way[view]}
              </button>
            </li>
          ))}
        </ul>
      </HeldForm>
    </>
  )
}

function finishedWords({ agencyName }: FollowedReport) {
  const { title, text } = say.status.finished
  return { title, text: text(agencyName ?? say.ownTeam) }
}

/** What comes next and by when, in words; null where nothing is promised, or the lateness is said already. */
function nextWords({ report, next }: FollowUp, now: Date): string | null {
  if (!next || report.withdrawnAt) return null
  const who = report.agencyName ?? say.ownTeam
  if (next.dueAt < now) return report.status === 'new' ? null : say.next.late(who)
  if (next.kind === 'victim_update') return say.next.update(who, next.dueAt)
  return report.canContact === 'yes' ? say.next.contact(who, next.dueAt) : say.next.answer(who, next.dueAt)
}
