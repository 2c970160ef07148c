package frontdesk.gateway.adapter.anthropic;

import java.util.regex.Pattern;

/**
 * What differs between Anthropic's models, by their names; one that is not known is taken for an
 * older one.
 */
record ClaudeModel(String name) {

    private static final Pattern ADAPTIVE =
            Pattern.compile("(opus|sonnet|haiku)-(4[-.][6-9](?!\\d)|[5-9](?!\\d))|fable|mythos");
    private static final Pattern UNSAMPLED =
            Pattern.compile("opus-4[-.][7-9](?!\\d)|(opus|sonnet|haiku)-[5-9](?!\\d)|fable|mythos");

    /** Whether it decides itself how much to think, and refuses or will refuse a budget for it. */
    boolean thinksAdaptively() {
        return ADAPTIVE.matcher(name).find();
    }

    /** Whether it refuses temperature, top_p and top_k. */
    boolean refusesSampling() {
        return UNSAMPLED.matcher(name).find();
    }
}
