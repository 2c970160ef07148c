package frontdesk.support.control;

import java.util.UUID;

import frontdesk.shared.TenantId;

/** A message is stored; observe it after success to push it to the open sockets. */
public record MessagePosted(TenantId tenant, UUID conversation, Message message) {}
