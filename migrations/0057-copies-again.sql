-- Why: copies without hidden details that were made before what makes them learned better still hold some, and where none could
-- be made, one may be now. Which version of the program made a copy, or found that none can be made, is kept with it, so
-- that it is tried again. Breaking: no
alter table report_files add column copied_by smallint not null default 1;
grant update (copied_by) on report_files to upstander_system;

-- At once, so that nobody is handed what was left in: the work that finds files without a copy makes them within minutes.
alter table report_files no force row level security;
update report_files set copy_state = null where copy_state is not null
  and kind in ('heic', 'mp4', 'mov', 'm4a', 'mp3', 'wav', 'docx');
alter table report_files force row level security;
