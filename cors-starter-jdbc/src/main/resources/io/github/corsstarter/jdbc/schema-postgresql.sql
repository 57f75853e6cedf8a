create table if not exists cors_origin (
	policy varchar(100) not null,
	origin varchar(300) not null,
	owner varchar(200),
	note varchar(1000),
	valid_until timestamp with time zone,
	primary key (policy, origin)
);

create table if not exists cors_origin_revision (
	id smallint primary key check (id = 1),
	revision varchar(36) not null
);

insert into cors_origin_revision (id, revision) values (1, gen_random_uuid()) on conflict do nothing;

-- Marks every change, also of a table that has another name, and tells those who listen once it is committed. A number
-- would repeat itself in a database that is set back to what it was.
create or replace function cors_origin_changed() returns trigger language plpgsql as '
begin
	execute format(''update %I.%I set revision = gen_random_uuid()'', tg_table_schema, tg_table_name || ''_revision'');
	perform pg_notify(tg_table_name, '''');
	return null;
end';

-- Locks the table only if the trigger is missing.
do '
begin
	if not exists (select from pg_trigger where tgrelid = ''cors_origin''::regclass and tgname = ''cors_origin_changed'') then
		create trigger cors_origin_changed after insert or update or delete or truncate on cors_origin
			for each statement execute function cors_origin_changed();
	end if;
end';
