package frontdesk.notification;

import java.util.Arrays;
import java.util.List;

/**
 * What somebody may be told of; people choose for each kind where they want to hear it. Lower case,
 * as in JSON and in the table.
 */
@SuppressWarnings("MemberName")
public enum Kind {
    conversationWaiting("customer"),
    conversationAssigned("customer", "by"),
    customerReplied("customer"),
    slaAtRisk("number", "customer"),
    webhookDisabled("name", "reason"),
    budgetThreshold("percent", "spent", "amount", "period"),
    workParked("request"),
    custom("title", "body"),
    /** The operator's, who has neither channels nor words to choose. */
    deliveriesParked("count");

    private final List<String> places;

    Kind(String... places) {
        this.places = List.of(places);
    }

    /** Those that people of a business are told of. */
    public static List<Kind> ofBusinesses() {
        return Arrays.stream(values()).filter(kind -> kind != deliveriesParked).toList();
    }

    /** The values that a text of this kind has places for. */
    public List<String> places() {
        return places;
    }
}
