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
