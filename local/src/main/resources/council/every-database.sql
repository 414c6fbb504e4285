-- What every council database has beside its own tables: how far the simulator has come. Never captured.
create table simulation_progress (
  id          integer primary key,
  last_event  bigint not null
);
insert into simulation_progress values (1, 0);
