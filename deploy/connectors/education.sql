-- What the connector education needs of its database. Run once, before the connector is deployed: no slot can use a
-- publication that is younger.

-- By an administrator of the server, who then gives it a password: \password rhybudd_education
create role rhybudd_education login replication;

-- The rest by the owner of the database and its tables. Debezium's heartbeat writes into this one.
create table if not exists public.debezium_heartbeat (
  id  integer primary key,
  ts  timestamptz not null
);
insert into public.debezium_heartbeat values (1, now()) on conflict do nothing;

grant connect on database education to rhybudd_education;
grant usage on schema public to rhybudd_education;
grant select on
  public.debezium_heartbeat,
  public.contact,
  public.parental_responsibility,
  public.exclusion,
  public.attendance_period,
  public.free_school_meal,
  public.school_move
to rhybudd_education;
grant update (ts) on public.debezium_heartbeat to rhybudd_education;

-- A change brings the whole row before it; without, nobody can tell whose row was deleted.
alter table public.debezium_heartbeat replica identity full;
alter table public.contact replica identity full;
alter table public.parental_responsibility replica identity full;
alter table public.exclusion replica identity full;
alter table public.attendance_period replica identity full;
alter table public.free_school_meal replica identity full;
alter table public.school_move replica identity full;

create publication rhybudd_education for table
  public.debezium_heartbeat,
  public.contact,
  public.parental_responsibility,
  public.exclusion,
  public.attendance_period,
  public.free_school_meal,
  public.school_move;
