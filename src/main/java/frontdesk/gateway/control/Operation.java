package frontdesk.gateway.control;

import java.time.Duration;

/** What a call asks for, and how long its answer may be given again. */
public enum Operation {
    CHAT(Duration.ofHours(1)),
    COMPLETION(Duration.ofDays(7)),
    EMBEDDING(Duration.ofDays(30)),
    COUNT_TOKENS(Duration.ofHours(1));

    private final Duration kept;

    Operation(Duration kept) {
        this.kept = kept;
    }

    public Duration kept() {
        return kept;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
