package frontdesk.support.control;

import java.util.UUID;

import frontdesk.shared.TenantId;

/** Who answers, or how it stands, has changed; observe it after success. */
public record ConversationChanged(TenantId tenant, UUID conversation) {}
