package frontdesk.identity;

import frontdesk.shared.TenantId;

import java.util.List;
import java.util.Optional;

/** The door to businesses and their people. */
public interface Businesses {

    Optional<Business> bySlug(String slug);

    /**
     * @throws frontdesk.platform.http.Refusal when there is none
     */
    Business byId(TenantId id);

    /** Those shown on this server's own portal, the default one first. */
    List<Business> listed();

    /** Every business there is; for jobs that visit them one by one. */
    List<TenantId> all();

    /** The caller's people, by name. */
    List<Person> people();

    /** Those who run the server, and belong to no business. */
    List<Person> operators();

    /**
     * Whether the business's server vouched for this customer: HMAC-SHA256 of the user id with its
     * visitor key.
     */
    boolean vouchedFor(TenantId id, String userId, String hmac);
}
