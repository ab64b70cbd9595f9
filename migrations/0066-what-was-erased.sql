-- Why: a restore took any partnership's list of erasures for its own; and with an old list, or none, the next list said "complete to
-- now", though whoever was erased between the list's end and the loss was back. Breaking: no

-- Whose list of erasures it is: of this partnership alone, in every backup and restored with it.
alter table partnership add column place uuid not null default gen_random_uuid();

-- Times of which a restore found no list: whoever was erased then may be back, until a list is found or somebody says why not.
create table erasure_gaps (
  id uuid primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  settled_at timestamptz,
  settled_reason text check (length(settled_reason) between 3 and 200),
  check (from_at < to_at),
  check ((settled_at is null) = (settled_reason is null))
);
call app.protect('erasure_gaps');
-- Whoever answers for what is kept, of any agency: whose report is back, nobody knows. Written by the owner's commands only.
grant select on erasure_gaps to upstander_staff, upstander_system;
create policy answers on erasure_gaps for select to upstander_staff using (app.roles() && array['administrator', 'manager']);
create policy named_work on erasure_gaps for select to upstander_system using (true);
