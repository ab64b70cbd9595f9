-- Why: where a date was agreed anew, the public page went on showing the first one alone, beside "under way". What was said
-- first stays, with the day that it moved to; and that it moved is a public change of its own.
-- Breaking: no.

alter table plan_public_states add moved_to text not null default '';
alter table plan_public_changes drop constraint plan_public_changes_kind_check;
alter table plan_public_changes add constraint plan_public_changes_kind_check
  check (kind in ('published', 'shown', 'taken_off', 'status', 'moved', 'words', 'progress'));
