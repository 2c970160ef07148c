package frontdesk.integration.control;

import frontdesk.shared.TenantId;

import java.util.List;
import java.util.UUID;

/**
 * A delivery that is about to be sent.
 *
 * @param messageId the same for each attempt, and for each address
 * @param secrets what it is signed with: the newest, and the one before it for a while
 * @param attempt the how manieth this is; 0 for a trial, which is not repeated
 */
record Outgoing(
        UUID id,
        UUID webhook,
        TenantId tenant,
        String messageId,
        String url,
        String body,
        List<String> secrets,
        int attempt) {

    boolean isTrial() {
        return attempt == 0;
    }
}
