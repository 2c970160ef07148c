package frontdesk.gateway.control;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import java.io.IOException;
import java.util.Map;

/** Asks a provider for one word. */
@ApplicationScoped
public class ProviderTest {

    private static final long MOST_TOKENS = 16;

    @Inject private OwnCalls calls;

    /**
     * @param detail what it said, or why it did not
     */
    public record Result(boolean ok, String detail, long millis, String cost) {}

    public Result run(Providers.View provider, String model) {
        Caller caller = CallerContext.current();
        JsonObject request =
                Trees.make()
                        .createObjectBuilder()
                        .add("model", provider.name() + "/" + model)
                        .add("max_tokens", MOST_TOKENS)
                        .add(
                                "messages",
                                Trees.make()
                                        .createArrayBuilder()
                                        .add(
                                                Trees.make()
                                                        .createObjectBuilder()
                                                        .add("role", "user")
                                                        .add(
                                                                "content",
                                                                "Reply with the one word: ready")))
                        .build();
        Answered answered = new Answered();
        long started = System.nanoTime();
        try {
            calls.serve(
                    caller.requireTenant(),
                    caller.id(),
                    Operation.CHAT,
                    Trees.bytes(request),
                    "no-store",
                    answered);
        } catch (IOException e) {
            return new Result(false, "The answer could not be read.", 0, "0.00");
        }
        long millis = (System.nanoTime() - started) / 1_000_000;
        return new Result(answered.status == 200, answered.words(), millis, answered.cost);
    }

    /** Keeps what it is told. */
    private static final class Answered implements Reply {

        private int status;
        private String cost = "0.00";
        private JsonObject body = JsonObject.EMPTY_JSON_OBJECT;

        @Override
        public void whole(int code, Map<String, String> headers, byte[] json) {
            status = code;
            cost = headers.getOrDefault("x-frontdesk-cost", "0.00");
            body = Trees.parse(json);
        }

        @Override
        public Events events(Map<String, String> headers) {
            throw new UnsupportedOperationException("It was not asked to stream");
        }

        private String words() {
            if (status != 200) {
                return Trees.string(Trees.object(body, "error"), "message");
            }
            return Trees.array(body, "choices").stream()
                    .findFirst()
                    .map(
                            choice ->
                                    Trees.string(
                                            Trees.object(choice.asJsonObject(), "message"),
                                            "content"))
                    .orElse("");
        }
    }
}
