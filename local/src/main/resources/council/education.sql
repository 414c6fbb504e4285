-- Stands for Capita One Education. The supplier's schema is not public: names and shapes here are ours.
create table school (
  school_id      integer primary key,
  name_en        text not null,
  name_cy        text not null,
  welsh_medium   boolean not null
);

create table pupil (
  pupil_id       bigint primary key,
  upn            text not null,               -- Unique Pupil Number
  forename       text not null,
  surname        text not null,
  date_of_birth  date not null,
  uprn           bigint,
  school_id      integer not null references school,
  aln_provision  text,                        -- health: on the refusal list, never mapped
  ethnicity      text                         -- on the refusal list, never mapped
);

-- Adults the school can reach: parents, carers, step-parents.
create table contact (
  contact_id             bigint primary key,
  title                  text,
  forename               text not null,
  surname                text not null,
  date_of_birth          date,                -- often unknown to a school
  national_insurance_no  text,                -- held only where free school meals were checked
  uprn                   bigint,
  address_line           text,
  postcode               text,
  ward_code              text,
  preferred_language     text not null,       -- 'cym' or 'eng'
  telephone              text,
  changed_at             timestamptz not null default now()
);

create table parental_responsibility (
  pupil_id       bigint not null references pupil,
  contact_id     bigint not null references contact,
  relationship   text not null,               -- MOTHER, FATHER, CARER, STEP
  from_date      date not null,
  to_date        date,
  primary key (pupil_id, contact_id)
);

create table exclusion (
  exclusion_id    bigint primary key,
  pupil_id        bigint not null references pupil,
  exclusion_type  text not null,              -- FIXD fixed term, LNCH lunchtime, PERM permanent
  reason_code     text,                       -- on the refusal list, never mapped
  start_date      date not null,
  sessions        integer not null,           -- half-days lost
  rescinded_on    date
);

-- One row for every closed four-week period of a pupil.
create table attendance_period (
  pupil_id           bigint not null references pupil,
  period_start       date not null,
  period_end         date not null,
  sessions_possible  integer not null,
  sessions_absent    integer not null,
  sessions_illness   integer,                 -- health: on the refusal list, never mapped
  primary key (pupil_id, period_start)
);

create table free_school_meal (
  entitlement_id           bigint primary key,
  pupil_id                 bigint not null references pupil,
  status                   text not null,     -- ELIG eligible, TRAN transitional protection only, ENDD ended
  start_date               date not null,
  end_date                 date
);

create table school_move (
  move_id        bigint primary key,
  pupil_id       bigint not null references pupil,
  from_school    integer not null references school,
  to_school      integer not null references school,
  moved_on       date not null,
  in_year        boolean not null             -- false: an ordinary transition between phases
);
