-- Of the whole business and of each of its people; null where none are set.
alter table ai_policy add column limits jsonb;
