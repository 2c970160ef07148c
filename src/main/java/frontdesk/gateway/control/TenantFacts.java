package frontdesk.gateway.control;

import java.util.Map;

/** What a business has set up, as it was when it was last changed. */
record TenantFacts(
        Policy policy,
        Map<String, Endpoint> endpoints,
        Map<String, Alias> aliases,
        Map<String, Price> prices) {}
