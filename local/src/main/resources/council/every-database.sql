-- What every captured council database needs beside its own tables.

-- Debezium's heartbeat writes here, so that a quiet database's replication slot keeps moving.
create table debezium_heartbeat (
  id  integer primary key,
  ts  timestamptz not null
);
insert into debezium_heartbeat values (1, now());

-- How far the simulator has come; never captured.
create table simulation_progress (
  id          integer primary key,
  last_event  bigint not null
);
insert into simulation_progress values (1, 0);
