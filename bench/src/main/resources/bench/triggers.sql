-- What a council would do with a database and nothing else: triggers on the suppliers' tables keep a summary of everybody's score.
-- The first model's bands, as far as a row and today's date say them; what is left out stands in docs/benchmark/README.md.
create schema score;

-- To compile a plan, or to make it anew, takes longer than a few people do.
do $$ begin
  execute format('alter database %I set jit = off', current_database());
  execute format('alter database %I set plan_cache_mode = force_generic_plan', current_database());
end $$;
set jit = off;

create table score.summary (
  citizen      text primary key,     -- the National Insurance number where it is held, or else the person's record
  debt         numeric not null,
  reduction    numeric not null,
  support      numeric not null,
  arrears      numeric not null,
  tenancy      numeric not null,
  instability  numeric not null,
  exclusions   numeric not null,
  score        numeric not null,
  rag          text not null,
  changed_at   timestamptz not null
);

-- Suppliers' tables have none of these.
create index on revenues.person ((coalesce(nino, 'revenues/' || person_ref)));
create index on housing.person ((coalesce(ni_number, 'housing/' || person_id)));
create index on education.contact ((coalesce(national_insurance_no, 'education/' || contact_id)));
create index on revenues.council_tax_liability (person_ref);
create index on revenues.council_tax_reduction (account_id);
create index on revenues.housing_support_change (claimant_ref);
create index on revenues.benefit_overpayment (claimant_ref);
create index on housing.tenancy_holder (person_id);
create index on housing.rent_account (tenancy_id);
create index on housing.possession_action (tenancy_id);
create index on housing.homelessness_case (person_id);
create index on housing.address_move (person_id);
create index on education.parental_responsibility (contact_id);
create index on education.exclusion (pupil_id);

create function score.computed(who text[]) returns table (
  citizen text, debt numeric, reduction numeric, support numeric, arrears numeric, tenancy numeric, instability numeric,
  exclusions numeric)
language plpgsql stable rows 10 as $$ -- which keeps its plan, as a function in plain SQL does not
#variable_conflict use_column
begin
  return query select w,
    greatest(
      coalesce((select max(case
          when b.breathing_space then 0
          when b.recovery_stage in ('LIAB', 'ENFC') or current_date - b.oldest_missed_on >= 63 then 16
          when b.instalments_overdue >= 3 or b.recovery_stage = 'FINL' or current_date - b.oldest_missed_on >= 41 then 12
          when b.instalments_overdue >= 2 or current_date - b.oldest_missed_on >= 21 then 8
          when b.instalments_overdue >= 1 then 4 else 0 end)
        from revenues.person p
        join revenues.council_tax_liability l on l.person_ref = p.person_ref and l.to_date is null
        join revenues.council_tax_balance b on b.account_id = l.account_id
        where coalesce(p.nino, 'revenues/' || p.person_ref) = w), 0)::numeric,
      coalesce((select max(case
          when current_date - o.oldest_missed_on >= 63 then 16
          when o.instalments_overdue >= 3 or current_date - o.oldest_missed_on >= 41 then 12
          when o.instalments_overdue >= 2 or current_date - o.oldest_missed_on >= 21 then 8
          when o.instalments_overdue >= 1 then 4 else 0 end)
        from revenues.person p join revenues.benefit_overpayment o on o.claimant_ref = p.person_ref
        where coalesce(p.nino, 'revenues/' || p.person_ref) = w), 0)::numeric),
    coalesce((select max(case
        when r.status in ('ENDD', 'RFSD') then case when b.balance_due > 0 then 10 else 7.5 end
        when r.weekly_before > 0 and r.weekly_amount <= 0.75 * r.weekly_before then 5
        when r.status = 'NONE' and current_date - r.universal_credit_notice_on > 28 then 5
        when r.weekly_amount < r.weekly_before then 2.5 else 0 end)
      from revenues.person p
      join revenues.council_tax_liability l on l.person_ref = p.person_ref and l.to_date is null
      join revenues.council_tax_reduction r on r.account_id = l.account_id
      left join revenues.council_tax_balance b on b.account_id = l.account_id
      where coalesce(p.nino, 'revenues/' || p.person_ref) = w), 0)::numeric,
    coalesce((select max(case
        when s.change_kind = 'DHPR' or s.weekly_after < 0.6 * s.weekly_before then 12
        when s.weekly_after <= 0.8 * s.weekly_before then 9
        when s.weekly_after <= 0.9 * s.weekly_before then 6
        when s.weekly_after <= 0.95 * s.weekly_before then 3 else 0 end)
      from revenues.person p join revenues.housing_support_change s on s.claimant_ref = p.person_ref
      where coalesce(p.nino, 'revenues/' || p.person_ref) = w), 0)::numeric,
    coalesce((select max(case
        when owed >= 8 * weekly then 16 when owed >= 4 * weekly then 12 when owed >= 2 * weekly then 8
        when owed >= weekly then 4 else 0 end)
      from housing.person p
      join housing.tenancy_holder h on h.person_id = p.person_id and h.to_date is null
      join housing.rent_account a on a.tenancy_id = h.tenancy_id
      cross join lateral (select a.arrears_amount - a.housing_benefit_pending as owed,
          a.rent_amount / case a.rent_period when 'W' then 1 when 'F' then 2 when '4' then 4 else 52.0 / 12 end as weekly) m
      where coalesce(p.ni_number, 'housing/' || p.person_id) = w), 0)::numeric,
    coalesce((select max(case
        when t.step = 'WRNT' or t.effective_on - current_date <= 28 then 18 when t.step in ('CLAM', 'ORDR') then 13.5
        when t.step = 'NOTC' then 9 when t.step = 'WARN' then 4.5 else 0 end)
      from housing.person p
      join housing.tenancy_holder h on h.person_id = p.person_id and h.to_date is null
      join housing.possession_action t on t.tenancy_id = h.tenancy_id
      where coalesce(p.ni_number, 'housing/' || p.person_id) = w), 0)::numeric,
    coalesce((select max(case
        when cases >= 2 or temporary > 0 then 10 when cases = 1 then 7.5 when moves >= 2 then 5
        when moves = 1 then 2.5 else 0 end)
      from housing.person p
      cross join lateral (select
          (select count(*) from housing.address_move m
            where m.person_id = p.person_id and m.moved_on > current_date - 730) as moves,
          (select count(*) from housing.homelessness_case c
            where c.person_id = p.person_id and c.opened_on > current_date - 730) as cases,
          (select count(*) from housing.homelessness_case c
            where c.person_id = p.person_id and c.case_kind = 'TEMP' and c.closed_on is null) as temporary) n
      where coalesce(p.ni_number, 'housing/' || p.person_id) = w), 0)::numeric,
    coalesce((select case
        when bool_or(e.exclusion_type = 'PERM') or sum(e.sessions) > 20 then 6
        when sum(e.sessions) >= 11 or count(*) >= 2 then 4.5 when sum(e.sessions) >= 5 then 3
        when sum(e.sessions) >= 1 then 1.5 else 0 end
      from education.contact p
      join education.parental_responsibility r on r.contact_id = p.contact_id and r.to_date is null
      join education.exclusion e on e.pupil_id = r.pupil_id and e.rescinded_on is null
      where coalesce(p.national_insurance_no, 'education/' || p.contact_id) = w), 0)::numeric
  from unnest(who) w;
end $$;

create function score.rag(total numeric, systems integer) returns text language sql immutable as $$
  select case when total >= 55 and systems >= 2 then 'RED' when total >= 30 then 'AMBER' else 'GREEN' end
$$;

create function score.systems(revenues numeric, housing numeric, education numeric) returns integer language sql immutable as $$
  select (revenues > 0)::int + (housing > 0)::int + (education > 0)::int
$$;

create function score.refresh(who text[]) returns void language plpgsql as $$ begin
  if cardinality(who) = 0 then
    return;
  end if;
  insert into score.summary
  select c.*,
    debt + reduction + support + arrears + tenancy + instability + exclusions,
    score.rag(debt + reduction + support + arrears + tenancy + instability + exclusions,
      score.systems(debt + reduction + support, arrears + tenancy + instability, exclusions)),
    clock_timestamp()
  from score.computed(who) c
  on conflict (citizen) do update set debt = excluded.debt, reduction = excluded.reduction, support = excluded.support,
    arrears = excluded.arrears, tenancy = excluded.tenancy, instability = excluded.instability,
    exclusions = excluded.exclusions, score = excluded.score, rag = excluded.rag, changed_at = excluded.changed_at;
end $$;

create function score.everybody() returns text[] language sql stable as $$
  select array(
    select coalesce(nino, 'revenues/' || person_ref) from revenues.person
    union select coalesce(ni_number, 'housing/' || person_id) from housing.person
    union select coalesce(national_insurance_no, 'education/' || contact_id) from education.contact)
$$;

-- Once for each statement, with all rows that it changed: for a mass update far cheaper than once for each row.
create function score.by_account() returns trigger language plpgsql as $$ begin
  perform score.refresh(array(select distinct coalesce(p.nino, 'revenues/' || p.person_ref) from changed c
    join revenues.council_tax_liability l on l.account_id = c.account_id join revenues.person p on p.person_ref = l.person_ref));
  return null;
end $$;
create function score.by_liability() returns trigger language plpgsql as $$ begin
  perform score.refresh(array(select distinct coalesce(p.nino, 'revenues/' || p.person_ref) from changed c
    join revenues.person p on p.person_ref = c.person_ref));
  return null;
end $$;
create function score.by_claimant() returns trigger language plpgsql as $$ begin
  perform score.refresh(array(select distinct coalesce(p.nino, 'revenues/' || p.person_ref) from changed c
    join revenues.person p on p.person_ref = c.claimant_ref));
  return null;
end $$;
create function score.by_tenancy() returns trigger language plpgsql as $$ begin
  perform score.refresh(array(select distinct coalesce(p.ni_number, 'housing/' || p.person_id) from changed c
    join housing.tenancy_holder h on h.tenancy_id = c.tenancy_id join housing.person p on p.person_id = h.person_id));
  return null;
end $$;
create function score.by_tenant() returns trigger language plpgsql as $$ begin
  perform score.refresh(array(select distinct coalesce(p.ni_number, 'housing/' || p.person_id) from changed c
    join housing.person p on p.person_id = c.person_id));
  return null;
end $$;
create function score.by_pupil() returns trigger language plpgsql as $$ begin
  perform score.refresh(array(select distinct coalesce(p.national_insurance_no, 'education/' || p.contact_id) from changed c
    join education.parental_responsibility r on r.pupil_id = c.pupil_id
    join education.contact p on p.contact_id = r.contact_id));
  return null;
end $$;

do $$
declare
  watched record;
begin
  for watched in select * from (values
      ('revenues.council_tax_balance', 'by_account'), ('revenues.council_tax_reduction', 'by_account'),
      ('revenues.council_tax_liability', 'by_liability'), ('revenues.person', 'by_liability'),
      ('revenues.housing_support_change', 'by_claimant'), ('revenues.benefit_overpayment', 'by_claimant'),
      ('housing.rent_account', 'by_tenancy'), ('housing.possession_action', 'by_tenancy'),
      ('housing.tenancy_holder', 'by_tenant'), ('housing.person', 'by_tenant'),
      ('housing.homelessness_case', 'by_tenant'), ('housing.address_move', 'by_tenant'),
      ('education.exclusion', 'by_pupil'), ('education.parental_responsibility', 'by_pupil')) as t (source, refreshes)
  loop
    execute format('create trigger score_insert after insert on %s referencing new table as changed
      for each statement execute function score.%s()', watched.source, watched.refreshes);
    execute format('create trigger score_update after update on %s referencing new table as changed
      for each statement execute function score.%s()', watched.source, watched.refreshes);
    execute format('create trigger score_delete after delete on %s referencing old table as changed
      for each statement execute function score.%s()', watched.source, watched.refreshes);
  end loop;
end $$;

analyze;
select score.refresh(score.everybody());
