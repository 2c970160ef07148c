begin;
select set_config('app.tenant', '00000000-0000-7000-8000-00000000bbbb', true);
with held as (
    select last_seq, state from conversation
    where id = ('00000000-0000-7000-8000-' || lpad(:client_id::text, 12, '0'))::uuid
      and tenant_id = '00000000-0000-7000-8000-00000000bbbb'
    for update
), stored as (
    insert into message (id, tenant_id, conversation_id, seq, role, author_id, author_name, text, client_message_id, created_at)
    select gen_random_uuid(), '00000000-0000-7000-8000-00000000bbbb',
           ('00000000-0000-7000-8000-' || lpad(:client_id::text, 12, '0'))::uuid, last_seq + 1, 'visitor', gen_random_uuid(), '',
           'My laptop still does not start, and the light beside the lid blinks three times.', gen_random_uuid()::text, now()
    from held
    on conflict (conversation_id, client_message_id) where client_message_id is not null do nothing
    returning seq
)
update conversation set last_seq = stored.seq, last_at = now(), last_role = 'visitor',
    last_text = 'My laptop still does not start, and the light beside the lid blinks three times.',
    updated_at = now(), turn_until = now(), waiting_since = conversation.waiting_since, state = conversation.state
from stored, held where id = ('00000000-0000-7000-8000-' || lpad(:client_id::text, 12, '0'))::uuid
returning stored.seq, conversation.state, held.state;
commit;
