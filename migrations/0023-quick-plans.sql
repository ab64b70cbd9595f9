-- Why: who looks is the same for every row of a statement: asked once, as a subquery, not for each of a plan's thousands of
-- rows. What each policy allows does not change.
-- Breaking: no
do $$
declare t text;
begin
  foreach t in array array['plan_groups', 'plan_group_agencies', 'plan_deliveries', 'plan_cycles', 'plan_updates', 'plan_files',
    'plan_evidence', 'plan_milestones', 'plan_risks', 'plan_links', 'plan_budgets', 'plan_relations', 'plan_history'] loop
    execute format('alter policy members on %I using ((select app.user_id()) is not null)', t);
  end loop;
  foreach t in array array['plan_groups', 'plan_group_agencies', 'plan_deliveries', 'plan_cycles', 'plan_updates', 'plan_files',
    'plan_evidence', 'plan_milestones', 'plan_risks', 'plan_links', 'plan_budgets', 'plan_relations', 'plan_requests'] loop
    execute format('alter policy coordinator on %I using ((select app.has_role(''coordinator''))) with check ((select app.has_role(''coordinator'')))', t);
  end loop;
end $$;

-- The history of an action is read by the action: which one a version is of never changes, and stands beside it.
alter table plan_history add column action_id uuid generated always as
  (case when kind = 'plan_actions' then row_id else (row ->> 'action_id')::uuid end) stored;
create index plan_history_action on plan_history (action_id, valid_from) where action_id is not null;

-- A plan's owners sit in many agencies: where no mail server is set, whoever administers the partnership hands their links
-- over by other means. The trail has it, as before.
create or replace function app.open_mail_secret(mail uuid) returns bytea
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  answer bytea;
begin
  if not app.has_role('administrator') then return null; end if;
  select m.secret_sealed into answer from mails m join staff_users u on u.id = m.to_user_id
  where m.id = mail and m.status = 'waiting' and (u.agency_id = app.agency_id()
    or (m.template in ('plan-request', 'plan-reminder', 'plan-returned') and app.leads_partnership()));
  if answer is not null then
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, request_id)
    values ('staff', app.user_id(), app.actor_name(), app.agency_id(), 'mail.open-secret', 'mail', mail, app.request_id());
  end if;
  return answer;
end $$;
grant execute on function app.leads_partnership() to upstander_keeper;
