-- Why: a document that is being brought in waits here, as it came, while a coordinator looks through what was read; what
-- somebody said once of a table's columns or of an owner's spelling is remembered for the next document. Breaking: no.

create table plan_imports (
  id uuid primary key,
  file_name text not null check (length(file_name) between 1 and 200),
  format text not null check (length(format) between 1 and 20),
  -- The document as it came.
  bytes bytea not null,
  -- What its format's reader made of it, so that a page need not unpack the document again.
  blocks jsonb not null,
  -- Documents with the same tables have the same shape, whatever their words.
  shape text not null,
  -- What the columns are, where somebody said so.
  columns jsonb,
  -- Everything the reviewer did, in order; what was read and these give the plan.
  edits jsonb not null default '[]' check (jsonb_typeof(edits) = 'array'),
  state text not null default 'open' check (state in ('open', 'kept', 'dropped')),
  -- The plan of which this is a newer version.
  replaces_plan_id uuid references plans on delete set null,
  plan_id uuid references plans on delete cascade,
  created_by uuid references staff_users,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  kept_at timestamptz,
  version integer not null default 1,
  check ((state = 'kept') = (kept_at is not null)),
  check (plan_id is null or state = 'kept')
);
call app.protect('plan_imports');
create index plan_imports_open on plan_imports (changed_at desc) where state = 'open';
create index plan_imports_plan on plan_imports (plan_id, kept_at desc);
create index plan_imports_replaces on plan_imports (replaces_plan_id);

-- What the columns of documents of a shape are.
create table plan_mappings (
  shape text primary key,
  columns jsonb not null,
  changed_by uuid references staff_users,
  changed_at timestamptz not null
);
call app.protect('plan_mappings');

-- Whom an owner's spelling means, once for every plan. 'words': a role or a person, and no agency.
create table plan_owner_names (
  spelling text primary key check (length(spelling) between 1 and 600),
  kind text not null check (kind in ('agencies', 'group', 'authorities', 'words')),
  agency_ids uuid[] not null default '{}',
  group_id uuid references plan_groups on delete cascade,
  changed_by uuid references staff_users,
  changed_at timestamptz not null,
  check ((kind = 'group') = (group_id is not null)),
  check ((kind = 'agencies') = (cardinality(agency_ids) > 0))
);
call app.protect('plan_owner_names');
create index plan_owner_names_group on plan_owner_names (group_id);

-- A document may say more than its plan will, and owners can be named officers: coordinators only.
do $$
declare t text;
begin
  foreach t in array array['plan_imports', 'plan_mappings', 'plan_owner_names'] loop
    execute format('grant select, insert, update on %I to upstander_staff', t);
    execute format('grant select, insert, update, delete on %I to upstander_system', t);
    execute format('create policy coordinator on %I to upstander_staff using (app.has_role(''coordinator'')) with check (app.has_role(''coordinator''))', t);
    execute format('create policy system on %I to upstander_system using (true) with check (true)', t);
  end loop;
end $$;
grant delete on plan_owner_names to upstander_staff;
