-- Why: a person could ask to be called on working days only, at hours that the program knew and the partnership could not change.
-- When it calls people is the partnership's to say: from a day on, and what held before stays. Breaking: no

-- spans: stretches of a week as the directory keeps opening times: weekday (0 is Sunday), opens and closes in minutes of the day,
-- and whether bank holidays too.
create table call_hours (
  effective_from date primary key,
  spans jsonb not null check (jsonb_typeof(spans) = 'array' and jsonb_array_length(spans) between 1 and 60),
  set_by uuid references staff_users
);
call app.protect('call_hours');
-- No source sets it: the hours that the program had until now.
insert into call_hours (effective_from, spans)
  select date '2020-01-01', jsonb_agg(jsonb_build_object('weekday', d, 'opens', 540, 'closes', 1200, 'onHolidays', false))
  from generate_series(1, 5) d;
grant select on call_hours to upstander_staff, upstander_public, upstander_system;
grant insert on call_hours to upstander_staff;
create policy everybody on call_hours for select to upstander_staff, upstander_public, upstander_system using (true);
create policy adds on call_hours for insert to upstander_staff with check (app.keeps_recording() and set_by = app.user_id());
