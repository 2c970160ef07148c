package frontdesk.assistant;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was said, and before it.
 *
 * @param business the name of the business, for greetings
 * @param language what the customer's page is set to (ISO 639-1), a hint only
 * @param history oldest first, without {@code text}
 */
public record Turn(
        String business, String text, @Nullable String language, List<Utterance> history) {

    public record Utterance(boolean byCustomer, String text) {}
}
