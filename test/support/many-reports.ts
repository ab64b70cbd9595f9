// A table at the size of years: copies of one report, so that what its pages cost is seen beside many others.
import type { World } from './world.ts'

/** Adds `count` reports that are as that one but for what names them. They share its account, which no page of them reads. */
export async function manyReports(world: World, like: string, count: number): Promise<void> {
  const columns = await world.admin<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'reports' and table_schema = 'public'
      and column_name not in ('id', 'reference', 'submission_hash', 'follow_up_hash')`,
  )
  const [same, theirs] = [columns.map(({ name }) => name), columns.map(({ name }) => `r.${name}`)]
  await world.admin('drop index reports_narrative')
  await world.admin(
    `with x as (select gen_random_uuid() as id, n from generate_series(1, ${count}) n)
    insert into reports (id, reference, submission_hash, follow_up_hash, ${same.join(', ')})
    select x.id, 'NB-X' || x.n, sha256(x.id::text::bytea), sha256(('f' || x.id)::bytea), ${theirs.join(', ')}
    from x cross join (select * from reports where id = $1) r`,
    [like],
  )
  await world.admin('analyze reports')
}
