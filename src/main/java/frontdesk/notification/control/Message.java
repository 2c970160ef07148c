package frontdesk.notification.control;

import java.util.List;
import java.util.UUID;

import frontdesk.identity.Business;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.shared.TenantId;

/**
 * One or more notices for one person, in their language.
 *
 * @param id of the first delivery in it
 * @param phone empty where the person has given none
 */
public record Message(UUID id, TenantId tenant, Business business, Person to, String phone, String language, List<Item> items) {

    /** @param link absolute */
    public record Item(Kind kind, String title, String body, String link) {}

    /** Whether several things are told at once. */
    public boolean isDigest() {
        return items.size() > 1;
    }
}
