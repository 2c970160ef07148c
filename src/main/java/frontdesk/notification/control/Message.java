package frontdesk.notification.control;

import frontdesk.identity.Business;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * One or more notices for one person, in their language.
 *
 * @param id of the first delivery in it
 * @param phone empty where the person has given none
 */
public record Message(
        UUID id,
        TenantId tenant,
        Business business,
        Person to,
        String phone,
        String language,
        List<Item> items) {

    /**
     * @param link absolute
     * @param image where a picture is, for channels that show some; null where there is none
     */
    public record Item(Kind kind, String title, String body, String link, @Nullable String image) {}

    /** Whether several things are told at once. */
    public boolean isDigest() {
        return items.size() > 1;
    }
}
