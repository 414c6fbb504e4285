-- Stands for Northgate Revenues & Benefits. The supplier's schema is not public: names and shapes here are ours.
create table person (
  person_ref             text primary key,
  title                  text,
  forename               text not null,
  surname                text not null,
  birth_date             date,
  nino                   text,
  uprn                   bigint,
  address_line           text,
  postcode               text,
  ward_code              text,
  welsh_correspondence   boolean not null,
  telephone              text,
  changed_at             timestamptz not null default now()
);

-- What ends the council's care for a person: one row for whoever has died or left, and for nobody else.
create table person_status (
  person_ref             text primary key references person,
  died_on                date,
  moved_out_on           date                 -- out of the council's area
);

create table council_tax_account (
  account_id      bigint primary key,
  uprn            bigint not null,
  band            text not null,              -- A to I
  disregard_class text,                       -- may reveal health: on the refusal list, never mapped
  opened_on       date not null,
  closed_on       date
);

create table council_tax_liability (
  account_id     bigint not null references council_tax_account,
  person_ref     text not null references person,
  from_date      date not null,
  to_date        date,
  primary key (account_id, person_ref)
);

-- The payment plan; not captured, the balance is what indicators read.
create table council_tax_instalment (
  account_id     bigint not null references council_tax_account,
  due_on         date not null,
  amount         numeric(10,2) not null,
  paid_on        date,
  primary key (account_id, due_on)
);

-- cleared_…: what was owed just before the account was last brought up to date, and when that was.
create table council_tax_balance (
  account_id                bigint primary key references council_tax_account,
  instalment_amount         numeric(10,2) not null,
  instalments_overdue       integer not null,
  overdue_amount            numeric(10,2) not null,
  oldest_missed_on          date,
  balance_due               numeric(10,2) not null,
  recovery_stage            text not null,    -- NONE, REMD reminder, FINL final notice, LIAB liability order, ENFC enforcement
  breathing_space           boolean not null, -- a debt moratorium is running (its kind is not held here)
  balance_as_at             timestamptz not null default now(),
  cleared_on                date,
  cleared_instalments       integer not null default 0,
  cleared_oldest_missed_on  date,
  cleared_stage             text not null default 'NONE'   -- codes as recovery_stage
);

create table council_tax_reduction (
  award_id                     bigint primary key,
  account_id                   bigint not null references council_tax_account,
  status                       text not null, -- LIVE, ENDD ended, RFSD refused, NONE Universal Credit known, no award yet
  weekly_amount                numeric(10,2) not null,
  weekly_before                numeric(10,2) not null,
  changed_on                   date not null,
  universal_credit_notice_on   date,
  premium_code                 text           -- disability premium: on the refusal list, never mapped
);

create table housing_support_change (
  change_id      bigint primary key,
  claimant_ref   text not null references person,
  change_kind    text not null,               -- HBST Housing Benefit stopped, BCAP cap, UOCC under-occupation, DHPA applied, DHPR refused, INCR increase
  weekly_before  numeric(10,2) not null,
  weekly_after   numeric(10,2) not null,
  effective_on   date not null,
  benefit_type   text                         -- PIP, ESA, LCWRA reveal health: on the refusal list, never mapped
);

-- cleared_…: as for council tax, of repayments that fell behind.
create table benefit_overpayment (
  overpayment_id            bigint primary key,
  claimant_ref              text not null references person,
  outstanding               numeric(10,2) not null,
  instalments_overdue       integer not null,
  oldest_missed_on          date,
  cleared_on                date,
  cleared_instalments       integer not null default 0,
  cleared_oldest_missed_on  date
);
