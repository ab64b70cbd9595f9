-- Why: a meeting at which an action is heard has a place of its own beside its day, name and address; until now it stood in the
-- name. Who sees a row stays as it was. Breaking: no

alter table plan_links add place text check (length(place) between 1 and 300);
