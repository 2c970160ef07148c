package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** How much the model is to think, from OpenAI's {@code reasoning_effort}. */
final class Thinking {

    /** Anthropic refuses less. */
    private static final long LEAST = 1_024;

    private final JsonObject chat;
    private final ClaudeModel model;
    private final boolean allowed;

    /**
     * @param forced whether the model must call a certain tool, which Anthropic does not let it
     *     think about
     */
    Thinking(JsonObject chat, String model, boolean forced) {
        this.chat = chat;
        this.model = new ClaudeModel(model);
        this.allowed = !forced;
    }

    /** Tokens to think with, of those that are allowed in all; 0 for no budget. */
    long budget() {
        long budget =
                switch (Trees.string(chat, "reasoning_effort")) {
                    case "low" -> LEAST;
                    case "medium" -> 4_096;
                    case "high" -> 16_384;
                    case "xhigh", "max" -> 32_000;
                    default -> 0;
                };
        long fitting = Math.min(budget, Requests.maxTokens(chat) * 3 / 4);
        return adapts() || !allowed || fitting < LEAST || goesOnWithoutThoughts() ? 0 : fitting;
    }

    /** Whether it thinks at all. */
    boolean isOn() {
        return budget() > 0 || adapts();
    }

    void add(JsonObjectBuilder request) {
        if (adapts()) {
            JsonObjectBuilder thinking = Trees.make().createObjectBuilder().add("type", "adaptive");
            if (model.refusesSampling()) {
                thinking.add("display", "summarized");
            }
            request.add("thinking", thinking);
            request.add(
                    "output_config", Trees.make().createObjectBuilder().add("effort", effort()));
        } else if (budget() > 0) {
            request.add(
                    "thinking",
                    Trees.make()
                            .createObjectBuilder()
                            .add("type", "enabled")
                            .add("budget_tokens", budget()));
        }
    }

    private boolean adapts() {
        return allowed && model.thinksAdaptively() && !effort().isEmpty();
    }

    private String effort() {
        return switch (Trees.string(chat, "reasoning_effort")) {
            case "low" -> "low";
            case "medium" -> "medium";
            case "high" -> "high";
            case "xhigh", "max" -> "max";
            default -> "";
        };
    }

    /**
     * Anthropic wants the thoughts back before the calls that followed from them, and a client may
     * have dropped them.
     */
    private boolean goesOnWithoutThoughts() {
        JsonArray messages = Trees.array(chat, "messages");
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonObject message = Trees.object(messages, i);
            if (Trees.string(message, "role").equals("user")) {
                return false;
            }
            if (!Trees.array(message, "tool_calls").isEmpty()
                    && Trees.array(message, "thinking_blocks").isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
