package frontdesk.gateway.control;

import jakarta.json.JsonObject;

import java.util.List;

/** How clients of one protocol are understood and answered. */
public interface Wording {

    Dialect dialect();

    /**
     * @throws CallProblem with the parameter's name, where a request breaks the protocol
     */
    JsonObject toOpenAi(Operation operation, JsonObject request) throws CallProblem;

    /**
     * @param answer in OpenAI's protocol
     */
    JsonObject answer(Operation operation, String model, JsonObject answer);

    /** A new writer for one stream. */
    ChunkWriter chunks(String model);

    /** The body of an error. */
    JsonObject error(CallProblem problem);

    /** An error in the middle of a stream, as an event. */
    String errorEvent(CallProblem problem);

    /** Writes one stream of server-sent events to a client. */
    interface ChunkWriter {

        /**
         * @return events, each with its empty line, for a chunk in OpenAI's protocol
         */
        List<String> write(JsonObject chunk);

        /**
         * @return the events that end the stream
         */
        List<String> end();
    }
}
