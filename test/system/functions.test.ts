// Who may run which function of the database. A definer function acts with the keeper's rights, so each is on a list that
// is read when it changes, and none can be made to act on something else than it was written for.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts'

/** The definer functions that a working role may run, and which. Whatever is not here may be run by the keeper only. */
const MAY_RUN: Record<string, string[]> = {
  'app.ask_erasure': ['public'],
  'app.carry_out_erasures': ['system'],
  'app.decides_erasure': ['staff'],
  'app.erasure_decider': ['system'],
  'app.erasure_of': ['staff'],
  'app.erasure_readers': ['public'],
  'app.erasures_to_decide': ['staff'],
  'app.held_references': ['staff'],
  'app.limit_from': ['staff'],
  'app.may_hold': ['staff'],
  'app.refuse_erasure': ['staff'],
  'app.tell_erasure': ['staff'],
  'app.unask_erasure': ['public'],
  'app.begin_hold': ['staff'],
  'app.to_hold': ['staff'],
  'app.closed_rated': ['analyst'],
  'app.add_piece': ['public', 'staff'],
  'app.claim_files': ['public', 'staff'],
  'app.drop_file': ['public', 'staff'],
  'app.drop_old_files': ['system'],
  'app.files_of_form': ['public', 'staff'],
  'app.files_of_reports': ['public', 'staff'],
  'app.finish_file': ['public', 'staff'],
  'app.forget_files': ['system'],
  'app.held_files': ['staff'],
  'app.key_of_file': ['system'],
  'app.open_file': ['staff'],
  'app.open_sent_file': ['public'],
  'app.release_file': ['staff'],
  'app.room_for_files': ['public', 'staff'],
  'app.start_file': ['public', 'staff'],
  'app.add_job': ['gate', 'public', 'staff', 'system'],
  'app.audited_ids': ['staff'],
  'app.audited_references': ['staff'],
  'app.case_holders': ['staff'],
  'app.hand_report': ['staff'],
  'app.change_contact': ['public'],
  'app.consent_readers': ['public'],
  'app.end_own_code': ['public'],
  'app.follow_consent': ['public'],
  'app.has_caseworkers': ['public', 'staff', 'system'],
  'app.has_recovery_words': ['public'],
  'app.hold_followed_report': ['public'],
  'app.withdraw_report': ['public'],
  'app.withdrawal_readers': ['public'],
  'app.facts_of_sharing': ['public'],
  'app.in_my_cases': ['staff'],
  'app.unread_in_my_queue': ['staff'],
  'app.is_new_person': ['public', 'staff', 'system'],
  'app.keep_plan_update': ['public'],
  'app.plan_file_bytes': ['staff'],
  'app.keep_people_affected': ['public'],
  'app.affected_says_no': ['public', 'staff'],
  'app.own_people_affected': ['public'],
  'app.forget_people_affected': ['public'],
  'app.keep_report': ['public'],
  'app.keep_details': ['public'],
  'app.keep_series': ['public'],
  'app.answer_transfer': ['staff'],
  'app.asked_on_yes': ['public'],
  'app.hold_reports': ['staff'],
  'app.keep_draft': ['public'],
  'app.use_intake_key': ['public'],
  'app.keep_intake': ['public'],
  'app.keep_import': ['staff'],
  'app.open_import': ['staff', 'system'],
  'app.remove_import_files': ['system'],
  'app.remove_import': ['staff'],
  'app.count_visit': ['public'],
  'app.take_up': ['staff'],
  'app.keep_signature': ['public'],
  'app.keep_same_secret': ['public'],
  'app.offered_to_me': ['staff'],
  'app.unlink_report': ['staff'],
  'app.draft_of': ['public'],
  'app.drop_draft': ['public'],
  'app.drop_old_drafts': ['system'],
  'app.is_new_text': ['public', 'staff', 'system'],
  'app.looks_after_report': ['public', 'staff'],
  'app.message_readers': ['public'],
  'app.next_promise': ['public'],
  'app.notices_of_report': ['staff'],
  'app.open_mail_secret': ['staff'],
  'app.opened_link_of': ['staff', 'system'],
  'app.plan_request_by_link': ['public'],
  'app.plan_feed': ['public'],
  'app.plan_feed_is_open': ['public'],
  'app.receipt_facts': ['public'],
  'app.own_facts': ['public'],
  'app.mark_own_safeguarding': ['public'],
  'app.receipt_of': ['public'],
  'app.recover_code': ['public'],
  'app.reference_of_stopped': ['staff'],
  'app.replace_code': ['staff'],
  'app.report_readers': ['public', 'staff', 'system'],
  'app.safeguarding_readers': ['staff'],
  'app.search_cases': ['staff'],
  'app.sees_person': ['public', 'staff'],
  'app.sees_report': ['public', 'staff'],
  'app.send_once': ['public'],
  'app.set_recovery_words': ['public'],
  'app.try_recovery_words': ['public'],
  'app.ties_that_count': ['staff', 'system'],
  'app.why_not_verify': ['staff', 'system'],
  'app.works_on_report': ['staff'],
  'vault.contact_for_mail': ['system'],
  'vault.own_contact': ['public'],
  'vault.read_translation': ['staff'],
  'vault.read_text': ['public', 'staff'],
  'vault.reveal': ['staff'],
}

const FUNCTIONS = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('app', 'vault', 'audit') and p.prokind = 'f'`

describe('functions of the database', () => {
  let database: TestDatabase
  let client: pg.Client
  before(async () => {
    database = await createTestDatabase()
    client = new pg.Client({ connectionString: database.adminUrl })
    await client.connect()
  })
  after(async () => {
    await client.end()
    await database.drop()
  })

  const names = async (condition: string) => {
    const { rows } = await client.query<{ name: string }>(
      `select distinct n.nspname || '.' || p.proname as name ${FUNCTIONS} and ${condition} order by 1`,
    )
    return rows.map(({ name }) => name)
  }
  const WORKING = `(select from unnest(array['staff', 'public', 'analyst', 'gate', 'system']) w
    where has_function_privilege('upstander_' || w, p.oid, 'execute'))`

  test('of triggers are run by their triggers only', async () => {
    assert.deepEqual(await names(`p.prorettype = 'trigger'::regtype and exists ${WORKING}`), [])
  })

  test('that act as the keeper are run by the roles that were reviewed', async () => {
    const { rows } = await client.query<{ name: string; roles: string[] }>(
      `select n.nspname || '.' || p.proname as name, array_agg(distinct w order by w) as roles
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       cross join unnest(array['staff', 'public', 'analyst', 'gate', 'system']) w
       where n.nspname in ('app', 'vault', 'audit') and p.prosecdef and has_function_privilege('upstander_' || w, p.oid, 'execute')
       group by 1 order by 1`,
    )
    assert.deepEqual(Object.fromEntries(rows.map(({ name, roles }) => [name, roles])), MAY_RUN)
  })

  test('that act as the keeper look for names in our schemas first and in temporary tables last', async () => {
    assert.deepEqual(
      await names(
        `p.prosecdef and not exists (select from unnest(p.proconfig) c where c ~ '^search_path=.*, pg_temp$')`,
      ),
      [],
    )
  })

  test('that act as their caller name the schema of each table, so that no other table stands in for it', async () => {
    assert.deepEqual(
      await names(`not exists (select from unnest(p.proconfig) c where c ~ '^search_path=')
        and p.prosrc ~* '\\m(from|join|into|update)\\s+(?!unnest|pg_temp|previous|strict|new\\.)[a-z_]+\\M(?!\\s*[.(])'`),
      [],
    )
  })

  test('cannot be hung on a table of one’s own, for there are none', async () => {
    const app = new pg.Client({ connectionString: database.appUrl })
    await app.connect()
    try {
      for (const role of ['staff', 'public', 'analyst', 'gate', 'system']) {
        await app.query(`set role upstander_${role}`)
        await assert.rejects(app.query('create temporary table mine (id uuid)'), /permission denied/)
        await assert.rejects(app.query('create table public.mine (id uuid)'), /permission denied/)
      }
    } finally {
      await app.end()
    }
  })
})
