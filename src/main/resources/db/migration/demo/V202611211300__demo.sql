-- What has become of each demo business, so that a killed first start is finished by the next one and a removed demo stays away.
create table demo_business (
    slug  text primary key,
    state text not null check (state in ('ready', 'removed'))
);
