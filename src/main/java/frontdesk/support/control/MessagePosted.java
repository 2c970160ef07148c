package frontdesk.support.control;

import frontdesk.shared.TenantId;

import java.util.UUID;

/** A message is stored; observe it after success to push it to the open sockets. */
public record MessagePosted(TenantId tenant, UUID conversation, Message message) {}
