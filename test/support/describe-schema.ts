// The whole schema as text that can be reviewed line by line: tables, columns, constraints, indexes, triggers,
// policies, grants and functions. Compared with test/golden/schema.txt, so that no policy changes unseen.
import type pg from 'pg'

const SCHEMAS = `('public', 'app', 'vault', 'audit')`
const OURS = `n.nspname in ${SCHEMAS}`
// Objects that belong to an extension are the extension's business.
const NOT_EXTENSION = (oid: string, catalog: string) =>
  `not exists (select 1 from pg_depend d where d.objid = ${oid} and d.classid = '${catalog}'::regclass and d.deptype = 'e')`

const QUERIES: Record<string, string> = {
  columns: `select format('%s.%s.%s %s%s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where ${OURS} and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped order by n.nspname, c.relname, a.attnum`,
  'row security': `select format('%s.%s %s %s', n.nspname, c.relname,
      case when c.relrowsecurity then 'on' else 'OFF' end, case when c.relforcerowsecurity then 'forced' else 'NOT FORCED' end) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'r' order by 1`,
  constraints: `select format('%s.%s %s: %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and k.contype <> 'n' order by 1`,
  indexes: `select indexdef as line from pg_indexes where schemaname in ${SCHEMAS} order by 1`,
  triggers: `select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal order by 1`,
  policies: `select format('%s.%s %s for %s to %s using (%s) check (%s)', schemaname, tablename, policyname, cmd,
      array_to_string(roles, ','), coalesce(qual, '-'), coalesce(with_check, '-')) as line
    from pg_policies where schemaname in ${SCHEMAS} and policyname <> 'keeper' order by 1`,
  grants: `select format('%s.%s to %s: %s', table_schema, table_name, grantee, string_agg(privilege_type, ', ' order by privilege_type)) as line
    from information_schema.role_table_grants where table_schema in ${SCHEMAS} and grantee like 'upstander\\_%'
      and grantee not in ('upstander_keeper', 'upstander_owner') and grantee not like 'upstander\\_app%'
    group by table_schema, table_name, grantee order by 1`,
  'column grants': `select format('%s.%s to %s: %s (%s)', g.table_schema, g.table_name, g.grantee, g.privilege_type,
      string_agg(g.column_name, ', ' order by g.column_name)) as line
    from information_schema.column_privileges g
    where g.table_schema in ${SCHEMAS} and g.grantee like 'upstander\\_%' and g.grantee not in ('upstander_keeper', 'upstander_owner')
      and g.grantee not like 'upstander\\_app%' and not exists (
        select 1 from information_schema.role_table_grants t where t.table_schema = g.table_schema
          and t.table_name = g.table_name and t.grantee = g.grantee and t.privilege_type = g.privilege_type)
    group by g.table_schema, g.table_name, g.grantee, g.privilege_type order by 1`,
  functions: `select format('%s.%s(%s) %s by %s', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid),
      case when p.prosecdef then 'definer' else 'invoker' end,
      case when p.prosecdef then pg_get_userbyid(p.proowner)::text else 'caller' end)
      || coalesce(' may: ' || (select string_agg(a.grantee::regrole::text, ', ' order by a.grantee::regrole::text)
        from aclexplode(p.proacl) a where a.grantee <> p.proowner and a.grantee::regrole::text not like 'upstander\\_app%'
          and a.grantee <> 0), '') as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OURS} and ${NOT_EXTENSION('p.oid', 'pg_proc')} order by 1`,
}

/** Describes the schema of a migrated database, in an order that does not depend on how it came about. */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const parts: string[] = []
  for (const [title, query] of Object.entries(QUERIES)) {
    const { rows } = await client.query<{ line: string }>(query)
    const lines = rows
      .map((row) => row.line.replaceAll(/\s+/g, ' '))
      .filter((line) => !line.includes('app_migrations'))
    parts.push(`## ${title}\n\n${lines.join('\n')}\n`)
  }
  return parts.join('\n')
}
