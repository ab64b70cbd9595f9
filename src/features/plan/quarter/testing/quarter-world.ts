// A running plan whose quarter has just ended, with what tests of the quarter do and look at.
import assert from 'node:assert/strict'
import type { Person } from '../../../../../test/support/world.ts'
import { openSecret } from '../../../mail/index.ts'
import { createRunningPlan } from '../../running/testing/running-plan.ts'
import { planJobs } from '../jobs.ts'
import { runPlanCycles } from '../run-cycles.ts'

export type QuarterWorld = Awaited<ReturnType<typeof createQuarterWorld>>
export type SentMail = { template: string; to: string; parts: string[]; count: number; tokens: string[] }

/**
 * The plan of createRunningPlan on 1 October 2026. Its second quarter is asked about on the 7th, due on the 21st, looked at
 * by the 28th; reminders on the 7th, 21st and 28th; managers are told on 2 November.
 */
export async function createQuarterWorld() {
  const running = await createRunningPlan()
  const { world, planId } = running
  world.clock.set('2026-10-01T09:00:00Z')
  const run = () => runPlanCycles(world.systemCtx('run-plan-cycles'), world.services)
  /** What dividing a part has the worker do. */
  const askDivided = () =>
    planJobs(world.services)['run-plan-cycles'](
      world.systemCtx('run-plan-cycles'),
      { divided: planId },
      AbortSignal.timeout(60_000),
    )
  const on = async (day: string) => {
    world.clock.set(`${day}T09:00:00Z`)
    await run()
  }
  /** The mails of the quarter that were written since the last time this was asked, with their links' tokens. */
  let seen = 0
  const mails = async (): Promise<SentMail[]> => {
    const rows = await world.admin<{
      template: string
      to_user_id: string
      params: { parts?: string[]; count?: number }
      secret_sealed: Buffer | null
    }>(
      `select template, to_user_id, params, secret_sealed from mails where template like 'plan-%' order by id offset ${seen}`,
    )
    seen += rows.length
    return rows.map((row) => ({
      template: row.template,
      to: row.to_user_id,
      // By the number of the action alone.
      parts: (row.params.parts ?? []).map((name) => /action ([^,]+)/.exec(name)?.[1] ?? name),
      count: row.params.count ?? 0,
      tokens: row.secret_sealed ? openSecret(world.services.vault, row.secret_sealed).split(' ') : [],
    }))
  }
  const cycles = () =>
    world.admin<{
      quarter: string
      state: string
      due_on: string
      moderate_on: string
      closed_at: Date | null
      version: number
    }>(
      'select quarter, state, due_on::text, moderate_on::text, closed_at, version from plan_cycles where plan_id = $1 order by quarter',
      [planId],
    )
  const updates = (deliveryId: string) =>
    world.admin<{
      id: string
      state: string
      via: string
      words: string
      quarter: string
      applied_at: Date | null
    }>(
      'select id, state, via, words, quarter, applied_at from plan_updates where delivery_id = $1 order by at, id',
      [deliveryId],
    )
  /** The link with which a person was asked about a part, the newest. */
  const tokenFor = (sent: readonly SentMail[], person: Person, ref: string): string => {
    const mail = sent.findLast(({ to, parts }) => to === person.actor.userId && parts.includes(ref))
    const token = mail?.tokens[mail.parts.indexOf(ref)]
    assert.ok(token, `a link about ${ref}`)
    return token
  }
  return { ...running, run, askDivided, on, mails, cycles, updates, tokenFor }
}

/** The form of an update, as a browser sends it. */
export const updateForm = (more: Record<string, string> = {}): Record<string, string> => ({
  words: 'Two schools have begun.',
  status: 'in_progress',
  progressRag: 'suggested',
  confidenceRag: 'green',
  ...more,
})
