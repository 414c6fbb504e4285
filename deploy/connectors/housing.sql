-- What the connector housing needs of its database. Run once, before the connector is deployed: no slot can use a
-- publication that is younger.

-- By an administrator of the server, who then gives it a password: \password rhybudd_housing
create role rhybudd_housing login replication;

-- The rest by the owner of the database and its tables. Debezium's heartbeat writes into this one.
create table if not exists public.debezium_heartbeat (
  id  integer primary key,
  ts  timestamptz not null
);
insert into public.debezium_heartbeat values (1, now()) on conflict do nothing;

grant connect on database housing to rhybudd_housing;
grant usage on schema public to rhybudd_housing;
grant select on
  public.debezium_heartbeat,
  public.person,
  public.tenancy_holder,
  public.rent_account,
  public.possession_action,
  public.homelessness_case,
  public.address_move
to rhybudd_housing;
grant update (ts) on public.debezium_heartbeat to rhybudd_housing;

-- A change brings the whole row before it; without, nobody can tell whose row was deleted.
alter table public.debezium_heartbeat replica identity full;
alter table public.person replica identity full;
alter table public.tenancy_holder replica identity full;
alter table public.rent_account replica identity full;
alter table public.possession_action replica identity full;
alter table public.homelessness_case replica identity full;
alter table public.address_move replica identity full;

create publication rhybudd_housing for table
  public.debezium_heartbeat,
  public.person,
  public.tenancy_holder,
  public.rent_account,
  public.possession_action,
  public.homelessness_case,
  public.address_move;
