package frontdesk.gateway.control;

import frontdesk.shared.Money;
import frontdesk.shared.TenantId;

import java.util.UUID;

/**
 * How much may be spent.
 *
 * @param scope business, team or key
 * @param scopeId whose it is
 * @param hard a wall; else only a warning
 */
public record Budget(
        UUID id,
        TenantId tenant,
        String scope,
        UUID scopeId,
        Period period,
        Money amount,
        boolean hard) {}
