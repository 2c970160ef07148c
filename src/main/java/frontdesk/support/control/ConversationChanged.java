package frontdesk.support.control;

import frontdesk.shared.TenantId;

import java.util.UUID;

/** Who answers, or how it stands, has changed; observe it after success. */
public record ConversationChanged(TenantId tenant, UUID conversation) {}
