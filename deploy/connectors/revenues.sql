-- What the connector revenues needs of its database. Run once, before the connector is deployed: no slot can use a
-- publication that is younger.

-- By an administrator of the server, who then gives it a password: \password rhybudd_revenues
create role rhybudd_revenues login replication;

-- The rest by the owner of the database and its tables. Debezium's heartbeat writes into this one.
create table if not exists public.debezium_heartbeat (
  id  integer primary key,
  ts  timestamptz not null
);
insert into public.debezium_heartbeat values (1, now()) on conflict do nothing;

grant connect on database revenues to rhybudd_revenues;
grant usage on schema public to rhybudd_revenues;
grant select on
  public.debezium_heartbeat,
  public.person,
  public.person_status,
  public.council_tax_liability,
  public.council_tax_balance,
  public.council_tax_reduction,
  public.housing_support_change,
  public.benefit_overpayment
to rhybudd_revenues;
grant update (ts) on public.debezium_heartbeat to rhybudd_revenues;

-- A change brings the whole row before it; without, nobody can tell whose row was deleted.
alter table public.debezium_heartbeat replica identity full;
alter table public.person replica identity full;
alter table public.person_status replica identity full;
alter table public.council_tax_liability replica identity full;
alter table public.council_tax_balance replica identity full;
alter table public.council_tax_reduction replica identity full;
alter table public.housing_support_change replica identity full;
alter table public.benefit_overpayment replica identity full;

create publication rhybudd_revenues for table
  public.debezium_heartbeat,
  public.person,
  public.person_status,
  public.council_tax_liability,
  public.council_tax_balance,
  public.council_tax_reduction,
  public.housing_support_change,
  public.benefit_overpayment;
