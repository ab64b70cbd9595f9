-- Why: several plans are public at once, each at an address of its own that stays, one of them shown first, a year's under the
-- plan that it belongs to. And owners of plans are also posts ("Hate Crime Coordinator"): of an agency, held by somebody or by
-- nobody yet, so that their parts follow whoever holds them. Breaking: no.

alter table plans
  add public_slug text unique check (public_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(public_slug) <= 100),
  add public_main boolean not null default false,
  add check (published or not public_main);
create unique index plans_public_main on plans (public_main) where public_main;
grant select (public_slug, public_main) on plans to upstander_public;

-- The public learns that two plans belong together where it reads both.
grant select (plan_id, to_plan_id, kind) on plan_relations to upstander_public;
create policy published on plan_relations for select to upstander_public
  using (exists (select 1 from plans p where p.id = plan_id) and exists (select 1 from plans p where p.id = to_plan_id));

-- A post stays with its agency: another agency's is another post.
create table plan_posts (
  id uuid primary key,
  title text not null check (length(title) between 2 and 120),
  agency_id uuid not null references agencies,
  holder_id uuid references staff_users,
  ended_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  unique (id, agency_id),
  check (ended_at is null or holder_id is null)
);
call app.protect('plan_posts');
create unique index plan_posts_title on plan_posts (agency_id, lower(title)) where ended_at is null;
create index plan_posts_holder on plan_posts (holder_id) where holder_id is not null;
grant select, insert, update on plan_posts to upstander_staff;
grant select, insert, update, delete on plan_posts to upstander_system;
create policy members on plan_posts for select to upstander_staff using ((select app.user_id()) is not null);
create policy coordinator on plan_posts to upstander_staff
  using ((select app.has_role('coordinator'))) with check ((select app.has_role('coordinator')));
create policy system on plan_posts to upstander_system using (true) with check (true);

-- A spelling may mean a post; and a part may be a post's, then it is also its agency's.
alter table plan_owner_names drop constraint plan_owner_names_kind_check;
alter table plan_owner_names add constraint plan_owner_names_kind_check
  check (kind in ('agencies', 'group', 'authorities', 'words', 'post'));
alter table plan_owner_names add post_id uuid references plan_posts on delete cascade;
alter table plan_owner_names add check ((kind = 'post') = (post_id is not null));
create index plan_owner_names_post on plan_owner_names (post_id);

alter table plan_deliveries add post_id uuid;
alter table plan_deliveries add check (post_id is null or agency_id is not null);
alter table plan_deliveries add foreign key (post_id, agency_id) references plan_posts (id, agency_id);
create index plan_deliveries_post on plan_deliveries (post_id) where removed_at is null;

-- As before (0017); and whose post a part is is the coordinator's to say too.
create or replace function app.delivery_guard() returns trigger language plpgsql as $$
declare
  judged constant text[] := array['status', 'progress_rag', 'progress_reason', 'verified_by', 'verified_at',
    'evidence_to_come', 'version', 'changed_at', 'changed_by', 'change_reason'];
begin
  if current_user <> 'upstander_staff' or app.has_role('coordinator') then return new; end if;
  if (new.id, new.plan_id, new.action_id, new.agency_id, new.group_id, new.post_id, new.owner_words, new.lead_user_id, new.part,
      new.starts_on, new.baseline_due, new.rebaselines, coalesce(new.stale_quarter, old.stale_quarter), new.removed_at) is distinct from
    (old.id, old.plan_id, old.action_id, old.agency_id, old.group_id, old.post_id, old.owner_words, old.lead_user_id, old.part,
      old.starts_on, old.baseline_due, old.rebaselines, old.stale_quarter, old.removed_at)
    or ((new.verified_by, new.verified_at) is distinct from (old.verified_by, old.verified_at)
      and not (app.has_role('chair') and old.status = 'complete_unverified' and new.verified_by is not distinct from app.user_id()))
    or (not app.answers_for(old.agency_id, old.lead_user_id) and to_jsonb(new) - judged is distinct from to_jsonb(old) - judged)
  then
    raise exception 'what was agreed and verified is the coordinator''s to change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
