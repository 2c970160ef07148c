package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import java.math.BigDecimal;

/**
 * Requests of OpenAI's protocol in Anthropic's. What Anthropic does not know it refuses, so that
 * only what it knows goes there.
 */
final class Requests {

    /** Where the client does not say how long an answer may be, which Anthropic wants to know. */
    static final long USUAL_MAX_TOKENS = 4_096;

    private Requests() {}

    static JsonObject messages(String model, JsonObject chat, boolean stream) throws CallProblem {
        if (Trees.whole(chat, "n") > 1) {
            throw Checks.unsupported("n", "this model gives one choice at a time");
        }
        JsonObjectBuilder request = dialogue(model, chat);
        ToolChoice tools = new ToolChoice(chat);
        Thinking thinking = new Thinking(chat, model, tools.isForced());
        request.add("max_tokens", maxTokens(chat));
        if (chat.get("thinking") instanceof JsonObject own) {
            request.add("thinking", own);
        } else {
            thinking.add(request);
        }
        String asked = Trees.string(Trees.object(chat, "thinking"), "type");
        boolean thinks = asked.isEmpty() ? thinking.isOn() : !asked.equals("disabled");
        if (!new ClaudeModel(model).refusesSampling() && !thinks) {
            sampling(chat, request);
        }
        stops(chat, request);
        user(chat, request);
        if (Trees.string(chat, "service_tier").equals("default")) {
            request.add("service_tier", "standard_only");
        }
        if (stream) {
            request.add("stream", true);
        }
        return request.build();
    }

    static JsonObject countTokens(String model, JsonObject chat) throws CallProblem {
        return dialogue(model, chat).build();
    }

    /** The most tokens that may be generated, thoughts included. */
    static long maxTokens(JsonObject chat) {
        long most =
                Trees.count(
                        chat,
                        Trees.isMissing(chat, "max_completion_tokens")
                                ? "max_tokens"
                                : "max_completion_tokens");
        return most > 0 ? most : USUAL_MAX_TOKENS;
    }

    private static JsonObjectBuilder dialogue(String model, JsonObject chat) throws CallProblem {
        Turns turns = Turns.of(Trees.array(chat, "messages"));
        JsonObjectBuilder request = Trees.make().createObjectBuilder().add("model", model);
        JsonArray system = turns.system();
        JsonArray messages = turns.messages();
        if (messages.isEmpty()) {
            if (system.isEmpty()) {
                throw Checks.wrongValue("messages", "at least one message with content");
            }
            messages = Trees.make().createArrayBuilder().add(Turns.message("user", system)).build();
        } else if (!system.isEmpty()) {
            request.add("system", system);
        }
        request.add("messages", messages);
        new ToolChoice(chat).add(request);
        return request;
    }

    /** Newer models take temperature or top_p, but not both. */
    private static void sampling(JsonObject chat, JsonObjectBuilder request) {
        if (chat.get("temperature") instanceof JsonNumber temperature) {
            request.add(
                    "temperature",
                    temperature.bigDecimalValue().max(BigDecimal.ZERO).min(BigDecimal.ONE));
        } else if (chat.get("top_p") instanceof JsonNumber topP) {
            request.add("top_p", topP);
        }
        if (chat.get("top_k") instanceof JsonNumber topK) {
            request.add("top_k", topK);
        }
    }

    /** Stops of white space only are refused, and so left out. */
    private static void stops(JsonObject chat, JsonObjectBuilder request) {
        JsonArrayBuilder stops = Trees.make().createArrayBuilder();
        int count = 0;
        JsonArray wanted =
                chat.get("stop") instanceof JsonString one
                        ? Trees.make().createArrayBuilder().add(one).build()
                        : Trees.array(chat, "stop");
        for (JsonValue stop : wanted) {
            if (stop instanceof JsonString text && !text.getString().isBlank()) {
                stops.add(text);
                count++;
            }
        }
        if (count > 0) {
            request.add("stop_sequences", stops);
        }
    }

    private static void user(JsonObject chat, JsonObjectBuilder request) {
        String user = Trees.string(chat, "user");
        String id = user.isEmpty() ? Trees.string(chat, "safety_identifier") : user;
        if (!id.isEmpty()) {
            request.add("metadata", Trees.make().createObjectBuilder().add("user_id", id));
        }
    }
}
