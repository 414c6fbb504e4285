-- Stands for Civica Housing. The supplier's schema is not public: names and shapes here are ours.
create table person (
  person_id                bigint primary key,
  title                    text,
  forenames                text not null,
  surname                  text not null,
  date_of_birth            date,
  ni_number                text,
  uprn                     bigint,
  address_line             text,
  postcode                 text,
  ward_code                text,
  correspondence_language  text not null,     -- 'W' or 'E'
  email                    text,
  changed_at               timestamptz not null default now()
);

create table tenancy (
  tenancy_id     bigint primary key,
  uprn           bigint not null,
  contract_type  text not null,               -- SECURE, STANDARD (Renting Homes (Wales) Act 2016)
  start_date     date not null,
  end_date       date
);

create table tenancy_holder (
  tenancy_id     bigint not null references tenancy,
  person_id      bigint not null references person,
  holder_role    text not null,               -- HOLDER, JOINT
  from_date      date not null,
  to_date        date,
  primary key (tenancy_id, person_id)
);

create table rent_account (
  rent_account_id          bigint primary key,
  tenancy_id               bigint not null references tenancy,
  rent_period              text not null,     -- W weekly, F fortnightly, 4 four-weekly, M monthly
  rent_amount              numeric(10,2) not null,   -- pounds a period
  arrears_amount           numeric(10,2) not null,   -- pounds; negative means in credit
  housing_benefit_pending  numeric(10,2) not null,   -- pounds awarded and not yet paid over
  arrangement_kept         boolean,           -- null: no arrangement
  closed_on                date,
  balance_as_at            timestamptz not null default now(),
  cleared_on               date,              -- when net arrears last fell below one week's rent
  cleared_arrears          numeric(10,2) not null default 0   -- net pounds just before that
);

-- The ledger behind the balance; not captured, the balance is what indicators read.
create table rent_transaction (
  rent_transaction_id  bigint generated always as identity primary key,
  rent_account_id      bigint not null references rent_account,
  posted_on            date not null,
  kind                 text not null,         -- CHARGE, PAYMENT, BENEFIT
  amount               numeric(10,2) not null
);

create table possession_action (
  action_id      bigint primary key,
  tenancy_id     bigint not null references tenancy,
  step           text not null,               -- WARN, NOTC, CLAM, ORDR, WRNT, WDRN withdrawn
  served_on      date not null,
  effective_on   date,                        -- for an order or warrant: the eviction date
  ground_group   text not null,               -- RENT, OTHR, NONE
  ground_detail  text                         -- may allege crime: on the refusal list, never mapped
);

create table homelessness_case (
  case_id        bigint primary key,
  person_id      bigint not null references person,
  case_kind      text not null,               -- PREV prevention, RELF relief, TEMP temporary accommodation, APPL, TRAN
  opened_on      date not null,
  closed_on      date,
  reason_code    text                         -- abuse, health, prison: on the refusal list, never mapped
);

create table address_move (
  move_id        bigint primary key,
  person_id      bigint not null references person,
  uprn_from      bigint,
  uprn_to        bigint not null,
  moved_on       date not null
);
