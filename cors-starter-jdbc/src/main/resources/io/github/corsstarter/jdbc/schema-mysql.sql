create table if not exists cors_origin (
	policy varchar(100) not null,
	origin varchar(300) not null,
	owner varchar(200),
	note varchar(1000),
	valid_until timestamp null default null,
	primary key (policy, origin)
) engine = InnoDB, default character set utf8mb4, collate utf8mb4_bin;

create table if not exists cors_origin_revision (
	id smallint primary key,
	revision varchar(36) not null
) engine = InnoDB;

insert ignore into cors_origin_revision (id, revision) values (1, uuid());

create trigger if not exists cors_origin_inserted after insert on cors_origin
	for each row update cors_origin_revision set revision = uuid();

create trigger if not exists cors_origin_updated after update on cors_origin
	for each row update cors_origin_revision set revision = uuid();

create trigger if not exists cors_origin_deleted after delete on cors_origin
	for each row update cors_origin_revision set revision = uuid();
