package frontdesk.notification.control;

import frontdesk.shared.TenantId;

import java.util.Set;
import java.util.UUID;

/** These people have another number of unread notifications; observe it after success. */
public record NotificationsChanged(TenantId tenant, Set<UUID> people) {}
