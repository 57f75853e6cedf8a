insert into cors_origin (policy, origin) values ('shop', 'https://initial.example.com');
