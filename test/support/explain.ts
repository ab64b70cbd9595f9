// The plan of a feature's own statement, run as the person who would run it: what an index is worth is seen only under row
// security and with the real parameters.
import type { Actor } from '../../src/access/actor.ts'
import { contextFor, type Services } from '../../src/access/ctx.ts'
import type { Tx } from '../../src/access/db.ts'

/**
 * Runs `work` with every statement of it explained and analysed instead, and returns the plans, one after another. `as`: the
 * actor's own role, or the analyst's.
 */
export async function explain(
  services: Services,
  actor: Actor,
  work: (tx: Tx) => Promise<unknown>,
  as: 'transaction' | 'facts' = 'transaction',
): Promise<string> {
  const lines: string[] = []
  const raw = services.raw.withPlugin({
    transformQuery: ({ node }) =>
      node.kind === 'RawNode' && !JSON.stringify(node).includes('set_config')
        ? {
            ...node,
            sqlFragments: [
              `explain (analyze, timing off) ${node.sqlFragments[0]}`,
              ...node.sqlFragments.slice(1),
            ],
          }
        : node,
    transformResult: async ({ result }) => {
      for (const row of result.rows) if ('QUERY PLAN' in row) lines.push(String(row['QUERY PLAN']))
      return lines.length > 0 ? { ...result, rows: [] } : result
    },
  })
  await contextFor({ ...services, raw }, actor, 'explain').db[as](work)
  return lines.join('\n')
}
