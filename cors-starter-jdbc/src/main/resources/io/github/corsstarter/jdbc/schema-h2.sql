create table if not exists cors_origin (
	policy varchar(100) not null,
	origin varchar(300) not null,
	owner varchar(200),
	note varchar(1000),
	valid_until timestamp with time zone,
	primary key (policy, origin)
);

-- H2 has no triggers in SQL: the revision is computed from the rows.
create view if not exists cors_origin_revision (revision) as
	select coalesce(sum(ora_hash(concat_ws('|', policy, origin, coalesce(owner, '|'), valid_until))), 0) from cors_origin;
