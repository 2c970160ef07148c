package frontdesk.notification.control;

import java.util.Set;
import java.util.UUID;

import frontdesk.shared.TenantId;

/** These people have another number of unread notifications; observe it after success. */
public record NotificationsChanged(TenantId tenant, Set<UUID> people) {}
