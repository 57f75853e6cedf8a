create table tenants (name varchar(100), website varchar(200), changed integer);

insert into tenants (name, website, changed) values ('ACME', 'https://acme.example.com', 7), ('Offline', null, 8);

create view tenant_origins as
	select 'shop' as policy, website as origin, name as owner, cast(null as timestamp) as valid_until from tenants
	where website is not null;

create view tenant_origins_revision as select max(changed) as revision from tenants;
