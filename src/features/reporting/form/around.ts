// What stands around a question: the areas to choose from, and who would get the report.
import type { Actor } from '../../../access/actor.ts'
import type { Ctx } from '../../../access/ctx.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { areasTakingReports, findAgency, routePlace, victimService } from '../../agencies/index.ts'
import { loadPlaceQuestion } from '../../places/index.ts'
import { categoriesOn, type Category } from '../../recording/index.ts'
import type { Question } from './step-page.tsx'
import type { Step } from './steps.ts'

/** What is offered within the strands. */
export const kindsOffered = (ctx: Ctx<Actor>): Promise<Category[]> =>
  ctx.db.transaction((tx) => categoriesOn(tx, londonDay(ctx.clock.now())))

/** What the questions that name places and agencies need; the others cost no query. */
export async function around(
  ctx: Ctx<Actor>,
  sent: Form,
  step: Step,
): Promise<Pick<Question, 'areas' | 'names' | 'places'>> {
  const today = londonDay(ctx.clock.now())
  if (!['where', 'share', 'check'].includes(step))
    return { areas: [], names: { receiver: null, victimService: null }, places: null }
  return ctx.db.transaction(async (tx) => {
    const areas = (await areasTakingReports(tx, today)).map(({ id, name }) => ({ id, name }))
    if (step === 'where')
      return {
        areas,
        names: { receiver: null, victimService: null },
        places: await loadPlaceQuestion(tx, sent),
      }
    // A place that was found named its area already.
    const postcode = sent.one('exact') === '' ? sent.one('postcode') : ''
    const route = await routePlace(tx, { postcode, areaId: sent.one('area') }, today)
    const receiver = route.agencyId ? ((await findAgency(tx, route.agencyId))?.name ?? null) : null
    const service = await victimService(tx, route.areaId, today)
    return { areas, names: { receiver, victimService: service?.shortName ?? null }, places: null }
  })
}
