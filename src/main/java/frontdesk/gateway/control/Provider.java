package frontdesk.gateway.control;

import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;

/**
 * How one kind of provider is spoken to. Requests and answers of other protocols come and go in
 * OpenAI's, which all adapters translate from and to.
 */
public interface Provider {

    /** The word in {@code kind} of a provider's settings. */
    String kind();

    /** Where it is when nothing else is said; empty where that must be said. */
    String usualUrl();

    /**
     * Whether a model without a price costs nothing; else its price must be told before a budget
     * lets it through.
     */
    default boolean isFree() {
        return false;
    }

    /** No answer is longer, where the client does not say. */
    default long outputAtMost(Price price, long promptBound) {
        return price.outputAtMost();
    }

    /**
     * An answer made here, in its own protocol, where no other server is asked; null where one is.
     */
    default @Nullable InputStream here(
            Operation operation, String model, JsonObject body, boolean stream) throws CallProblem {
        return null;
    }

    /**
     * Whether requests and answers of this protocol go through as they are, but for the model's
     * name.
     */
    boolean speaks(Dialect dialect, Operation operation);

    /**
     * @param model as the provider calls it
     * @param body in a protocol that it {@link #speaks}, or else OpenAI's
     * @throws CallProblem where the provider has no such thing
     */
    Outgoing request(
            Endpoint endpoint,
            Operation operation,
            Dialect dialect,
            String model,
            JsonObject body,
            boolean stream)
            throws CallProblem;

    /**
     * What an answer in its own protocol says of its cost; unknown parts are 0, {@link Usage#NONE}
     * when it says nothing.
     */
    Usage usage(JsonObject own);

    /** The service tier that an answer in its own protocol names; empty for the usual one. */
    default String mode(JsonObject own) {
        return "";
    }

    /**
     * An answer of its own protocol in OpenAI's.
     *
     * @throws CallProblem where it is no such answer, or tells of an error
     */
    JsonObject answer(Operation operation, String model, JsonObject own) throws CallProblem;

    /** A new reader for one stream of its own protocol. */
    ChunkReader chunks(String model);
}
