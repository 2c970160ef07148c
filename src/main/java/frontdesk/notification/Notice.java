package frontdesk.notification;

import java.util.Map;
import java.util.UUID;

/**
 * Something that people should know.
 *
 * @param event what repeats are told by
 * @param values what the kind's text has places for; one that begins with @ is itself a text of the
 *     catalogue
 * @param link a path inside the product, where it goes on
 */
public record Notice(UUID event, Kind kind, Audience to, Map<String, String> values, String link) {

    /** The value that is no text: the https address of a picture. */
    public static final String IMAGE = "image";
}
