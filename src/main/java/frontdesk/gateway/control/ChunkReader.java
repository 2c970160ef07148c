package frontdesk.gateway.control;

import jakarta.json.JsonObject;

import java.util.List;

/** Reads one stream of server-sent events of a provider. */
public interface ChunkReader {

    /**
     * @param event the event's name; empty where it has none
     * @return the same as chunks of OpenAI's protocol ({@code chat.completion.chunk}), often one,
     *     sometimes none
     * @throws CallProblem where the event tells of an error
     */
    List<JsonObject> read(String event, String data) throws CallProblem;

    /** What was said of the cost so far; {@link Usage#NONE} when nothing was. */
    Usage usage();

    /** The service tier that was named; empty for the usual one. */
    default String mode() {
        return "";
    }

    /** Whether the stream came to its proper end. */
    boolean isComplete();

    /** All that was generated so far, for counting when the stream breaks. */
    String text();
}
