-- Why: further people could be added to a report that was erased, where nothing erases them any more. Breaking: no

-- The second wall behind the officer's page; whoever erases it at this moment waits.
create function app.refuse_people_of_erased() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from reports r where r.id = new.report_id for no key update;
  if app.stays_erased(new.report_id) then
    raise exception 'the report was erased' using errcode = 'check_violation', constraint = 'people_affected_erased';
  end if;
  return new;
end $$;
alter function app.refuse_people_of_erased() owner to upstander_keeper;
revoke all on function app.refuse_people_of_erased() from public;
create trigger refuses_erased before insert on people_affected for each row execute function app.refuse_people_of_erased();
