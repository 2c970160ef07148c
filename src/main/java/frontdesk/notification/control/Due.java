package frontdesk.notification.control;

import frontdesk.notification.Kind;
import frontdesk.shared.TenantId;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is to be sent to one person by one channel, together. */
public record Due(TenantId tenant, UUID person, ChannelKind channel, List<Row> rows) {

    /**
     * @param attempt the number of this one
     * @param read whether the person has read it in the product meanwhile
     */
    record Row(
            UUID delivery,
            int attempt,
            Kind kind,
            Map<String, String> values,
            String link,
            boolean read) {}
}
