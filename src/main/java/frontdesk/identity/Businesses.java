package frontdesk.identity;

import java.util.List;
import java.util.Optional;

import frontdesk.shared.TenantId;

/** The door for questions about businesses and their people. */
public interface Businesses {

    Optional<Business> bySlug(String slug);

    /** @throws java.util.NoSuchElementException when there is none */
    Business byId(TenantId id);

    /** Those shown on this server's own portal, the default one first. */
    List<Business> listed();

    /** The caller's people. */
    List<Person> people();
}
