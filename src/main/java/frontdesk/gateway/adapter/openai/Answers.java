package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import java.util.List;

/** Makes whole answers of OpenAI's protocol. */
public final class Answers {

    private Answers() {}

    public static JsonObject chat(
            String id, long created, String model, List<JsonObject> choices, Usage usage) {
        JsonArrayBuilder all = Trees.make().createArrayBuilder();
        choices.forEach(all::add);
        return Trees.make()
                .createObjectBuilder()
                .add("id", id)
                .add("object", "chat.completion")
                .add("created", created)
                .add("model", model)
                .add("choices", all)
                .add("usage", OpenAiUsage.write(usage))
                .build();
    }

    public static JsonObject choice(int index, Said said, String finish) {
        return Trees.make()
                .createObjectBuilder()
                .add("index", index)
                .add("message", said.toMessage())
                .addNull("logprobs")
                .add("finish_reason", finish)
                .build();
    }

    /** How many tokens a request has. */
    public static JsonObject counted(long tokens) {
        return Trees.make()
                .createObjectBuilder()
                .add("object", "response.input_tokens")
                .add("input_tokens", tokens)
                .build();
    }

    /** What the model said in one choice: put together piece by piece. */
    public static final class Said {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thought = new StringBuilder();
        private final JsonArrayBuilder thoughts = Trees.make().createArrayBuilder();
        private final JsonArrayBuilder calls = Trees.make().createArrayBuilder();
        private int signed;
        private int called;
        private String refusal = "";

        public void say(String piece) {
            text.append(piece);
        }

        public void think(String piece) {
            thought.append(piece);
        }

        /** A thought that its provider wants back with the next request, as it is. */
        public void keep(JsonObject block) {
            signed++;
            thoughts.add(block);
        }

        /**
         * @param more members that the provider wants back with the call
         */
        public void call(String id, String name, String arguments, JsonObject more) {
            called++;
            calls.add(
                    Trees.builder(more)
                            .add("id", id)
                            .add("type", "function")
                            .add(
                                    "function",
                                    Trees.make()
                                            .createObjectBuilder()
                                            .add("name", name)
                                            .add("arguments", arguments)));
        }

        public void refuse(String why) {
            refusal = why;
        }

        public int calls() {
            return called;
        }

        JsonObject toMessage() {
            JsonObjectBuilder message = Trees.make().createObjectBuilder().add("role", "assistant");
            if (text.isEmpty() && (called > 0 || !refusal.isEmpty())) {
                message.addNull("content");
            } else {
                message.add("content", text.toString());
            }
            if (refusal.isEmpty()) {
                message.addNull("refusal");
            } else {
                message.add("refusal", refusal);
            }
            if (!thought.isEmpty()) {
                message.add("reasoning_content", thought.toString());
            }
            if (signed > 0) {
                message.add("thinking_blocks", thoughts);
            }
            if (called > 0) {
                message.add("tool_calls", calls);
            }
            return message.build();
        }
    }
}
