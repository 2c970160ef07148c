package frontdesk.integration.control;

import frontdesk.platform.egress.Egress;

import java.time.Duration;
import java.time.Instant;

/** One try at a delivery, and what came of it. */
record Attempt(Instant at, Duration took, Egress.Answer answer) {

    private static final int GONE = 410;

    /** Only an answer that came whole: one that broke off may come of a receiver that did. */
    boolean isDelivered() {
        return answer.problem().isEmpty() && answer.status() / 100 == 2;
    }

    /** The receiver wants no more of these. */
    boolean isGone() {
        return answer.status() == GONE;
    }

    /** The receiver is asked too much, says the specification. */
    boolean isOverload() {
        return switch (answer.status()) {
            case 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** A word; empty where it was delivered. */
    String problem() {
        if (isDelivered() || !answer.problem().isEmpty()) {
            return answer.problem();
        }
        return answer.status() / 100 == 3 ? "redirect" : "status";
    }

    /** What PostgreSQL can store of it. */
    String response() {
        return answer.body().replace("\0", "");
    }
}
