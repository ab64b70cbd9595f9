-- Why: what of a document had no place was removed when a newer one was taken in, so that the plan's own words as they stood on an
-- earlier day lacked it. Breaking: no

-- When a line came with a document, not known of those that were there before; and when a newer document took its place.
alter table plan_unplaced add column since timestamptz, add column gone_at timestamptz;
alter table plan_unplaced drop constraint plan_unplaced_plan_id_position_key;
create unique index plan_unplaced_now on plan_unplaced (plan_id, position) where gone_at is null;
create index plan_unplaced_gone on plan_unplaced (plan_id, gone_at) where gone_at is not null;
