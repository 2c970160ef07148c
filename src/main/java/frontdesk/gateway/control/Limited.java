package frontdesk.gateway.control;

import java.util.UUID;

/**
 * Limits, and for whom they hold.
 *
 * @param scope key, person or business
 */
record Limited(String scope, UUID id, Limits limits) {}
