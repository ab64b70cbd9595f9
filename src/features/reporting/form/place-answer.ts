// Where it happened, where the partnership has names of places: what an answer comes to, and what a report keeps of it.
import type { Actor } from '../../../access/actor.ts'
import type { Ctx } from '../../../access/ctx.ts'
import { type Form, readForm } from '../../../platform/http/form.ts'
import { type KeptPlace, keptPlace, turnPlace } from '../../places/index.ts'
import { NOTHING_MORE, type ReportAnswers } from '../report.ts'

/**
 * The form after a press on the question: coarse where it goes on and the exact place is not to be kept. `stays`: the
 * question is shown again. null: there are no names of places, and the form is as it was sent.
 */
export async function answerPlace(
  ctx: Ctx<Actor>,
  form: Form,
): Promise<{ form: Form; stays: boolean } | null> {
  const turn = await ctx.db.transaction((tx) => turnPlace(tx, form, form.one('go')))
  if (!turn) return null
  const placeWords = withOwn(form.one('placeWords'), turn.ownWords)
  return { form: readForm({ ...form.values, ...turn.changes, placeWords }), stays: turn.stays }
}

// Where a place is not known by its words they stand on the next page, to be read, changed or taken away.
const withOwn = (words: string, own: string): string =>
  own === '' || words.includes(own) ? words : [own, words].filter(Boolean).join('\n')

/** The answers with no more of the place than may be kept, whatever the form held. */
export async function withKeptPlace(
  ctx: Ctx<Actor>,
  form: Form,
  answers: ReportAnswers,
): Promise<ReportAnswers> {
  const kept = await ctx.db.transaction((tx) => keptPlace(tx, form))
  return kept ? keepIn(answers, kept) : answers
}

function keepIn(answers: ReportAnswers, kept: KeptPlace & { ownWords: string }): ReportAnswers {
  const { exactness, words, areaId, wardCode, outward, position } = kept
  const chosen = answers.place.areaId
  // An authority that they chose themselves counts; the ward of another would contradict it.
  const agrees = chosen === '' || chosen === areaId
  const more = answers.more ?? NOTHING_MORE
  return {
    ...answers,
    narrative: {
      ...answers.narrative,
      place: withOwn(answers.narrative.place, kept.ownWords),
      postcode: words,
      exactness,
      ...(position && { position }),
    },
    place: {
      postcode: '',
      areaId: chosen === '' ? (areaId ?? '') : chosen,
      known: { wardCode: agrees ? wardCode : null, outwardCode: outward },
    },
    more: { ...more, codes: { ...more.codes, exactness } },
  }
}
