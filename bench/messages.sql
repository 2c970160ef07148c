begin;
select set_config('app.tenant', '00000000-0000-7000-8000-00000000bbbb', true);
with next as (
    update conversation set last_seq = last_seq + 1, last_at = now(), last_role = 'visitor',
        last_text = 'My laptop still does not start, and the light beside the lid blinks three times.',
        updated_at = now(), turn_until = now(), waiting_since = waiting_since, state = state
    where id = ('00000000-0000-7000-8000-' || lpad(:client_id::text, 12, '0'))::uuid
      and tenant_id = '00000000-0000-7000-8000-00000000bbbb'
      and not exists (select from message where conversation_id = ('00000000-0000-7000-8000-' || lpad(:client_id::text, 12, '0'))::uuid
                      and client_message_id = 'no such key')
    returning last_seq, state
)
insert into message (id, tenant_id, conversation_id, seq, role, author_id, author_name, text, client_message_id, created_at)
select gen_random_uuid(), '00000000-0000-7000-8000-00000000bbbb',
       ('00000000-0000-7000-8000-' || lpad(:client_id::text, 12, '0'))::uuid, last_seq, 'visitor', gen_random_uuid(), '',
       'My laptop still does not start, and the light beside the lid blinks three times.', gen_random_uuid()::text, now()
from next returning seq, (select state from next);
commit;
