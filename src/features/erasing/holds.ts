// Setting a legal hold, looking at it again and lifting it. One person does each: a hold only keeps what there is.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { addDays, addMonths, type Day, londonDay } from '../../platform/calendar/london.ts'
import type { Form } from '../../platform/http/form.ts'
import { newId } from '../../platform/ids.ts'
import { Conflict, NotFound, ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { boundedLine } from '../../platform/text/plain.ts'
import { typedDay } from '../recording/index.ts'
import { beginHold, HOLD_REASONS, type HoldKind, holdsOn, standingHolds, toHold } from './holds.store.ts'
import { erasingWords } from './messages.en.ts'

const words = erasingWords.hold
const NOTE = { least: 3, most: 200 }
/** A hold that nobody looks at for longer is forgotten. */
const REVIEW_MONTHS_MAX = 24

/** Sets one on a report or a case. Throws NotFound where the caller may not. */
export function setHold(
  ctx: StaffCtx,
  kind: HoldKind,
  reference: string,
  form: Form,
): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const subject = await toHold(tx, kind, reference)
    if (!subject) throw new NotFound('nothing of theirs to hold')
    const today = londonDay(ctx.clock.now())
    const reason = HOLD_REASONS.find((each) => each === form.one('reason'))
    const note = readNote(form, 'note', reason === 'other')
    const review = readReview(form, today)
    const problems: Problem[] = [
      ...(reason ? [] : [{ field: 'reason', message: words.problem.reason }]),
      ...(note.ok ? [] : note.problems),
      ...(review.ok ? [] : review.problems),
    ]
    if (!reason || !note.ok || !review.ok) return refused(...problems)
    if (!(await beginHold(tx, kind, subject)))
      return refused({ field: '', message: words.problem.nothingLeft })
    // Several may stand, each for a matter of its own, and each is lifted apart; the same twice is a mistake.
    const same = (await holdsOn(tx, kind, subject)).find(
      (each) =>
        each.reason === reason && (each.note ?? '').toLowerCase() === (note.value ?? '').toLowerCase(),
    )
    if (same) return refused({ field: 'reason', message: words.problem.already(same.setBy, same.setAt) })
    await tx
      .insertInto('legal_holds')
      .values({
        id: newId(),
        report_id: kind === 'report' ? subject : null,
        case_id: kind === 'case' ? subject : null,
        agency_id: ctx.actor.agencyId,
        reason,
        note: note.value,
        set_at: ctx.clock.now(),
        set_by: ctx.actor.userId,
        review_on: review.value,
      })
      .execute()
    await record(tx, ctx, {
      action: 'hold.set',
      subjectKind: kind,
      subjectId: subject,
      detail: { reason, reviewOn: review.value },
    })
    return ok(null)
  })
}

/** Lifts one, with why, or says until when it stands. Throws NotFound for one of another agency or lifted before. */
export function changeHold(ctx: StaffCtx, id: string, form: Form): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const [hold] = await standingHolds(tx, id)
    if (!hold) throw new NotFound('no such hold')
    const lifts = form.one('do') === 'lift'
    const note = lifts ? readNote(form, 'lifted', true) : ok(null)
    const review = lifts ? ok(hold.reviewOn) : readReview(form, londonDay(ctx.clock.now()))
    if (!note.ok) return note
    if (!review.ok) return review
    const { numUpdatedRows } = await tx
      .updateTable('legal_holds')
      .set(
        lifts
          ? { lifted_at: ctx.clock.now(), lifted_by: ctx.actor.userId, lifted_note: note.value }
          : { review_on: review.value },
      )
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Conflict('lifted meanwhile')
    const subjectId = await toHold(tx, hold.kind, hold.reference)
    await record(tx, ctx, {
      action: lifts ? 'hold.lift' : 'hold.review',
      subjectKind: hold.kind,
      ...(subjectId && { subjectId }),
      detail: { hold: id, reviewOn: review.value },
    })
    return ok(null)
  })
}

function readNote(form: Form, field: string, needed: boolean): Outcome<string | null> {
  const note = boundedLine(form.one(field), NOTE.most)
  if (!note.ok) return refused({ field, message: words.problem.long })
  if (note.text === '' && !needed) return ok(null)
  if (note.text.length < NOTE.least) return refused({ field, message: words.problem.note })
  return ok(note.text)
}

function readReview(form: Form, today: Day): Outcome<Day> {
  const day = typedDay(form, 'review')
  const last = addMonths(today, REVIEW_MONTHS_MAX)
  if (day === null || day === 'wrong' || day < addDays(today, 1) || day > last)
    return refused({ field: 'review', message: words.problem.review(addDays(today, 1), last) })
  return ok(day)
}
