package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Answers;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.util.List;

/** Anthropic's answers in OpenAI's protocol. */
final class AnthropicAnswers {

    private AnthropicAnswers() {}

    static JsonObject chat(String model, long created, JsonObject own) throws CallProblem {
        refuseErrors(own);
        if (!(own.get("content") instanceof JsonArray blocks)) {
            throw CallProblem.malformed("it has no content");
        }
        Answers.Said said = new Answers.Said();
        for (JsonValue block : blocks) {
            if (block instanceof JsonObject object) {
                hear(object, said);
            }
        }
        String id = Trees.string(own, "id");
        String named = Trees.string(own, "model");
        return Answers.chat(
                id.isEmpty() ? "chatcmpl-0" : id,
                created,
                named.isEmpty() ? model : named,
                List.of(
                        Answers.choice(
                                0,
                                said,
                                finish(Trees.string(own, "stop_reason"), said.calls() > 0))),
                AnthropicUsage.read(Trees.object(own, "usage")));
    }

    static JsonObject counted(JsonObject own) throws CallProblem {
        refuseErrors(own);
        if (!(own.get("input_tokens") instanceof JsonNumber)) {
            throw CallProblem.malformed("it has no input_tokens");
        }
        return Answers.counted(Trees.count(own, "input_tokens"));
    }

    /**
     * @param calls whether tools are to be called, other than the one whose input is the answer
     */
    static String finish(String stopReason, boolean calls) {
        return switch (stopReason) {
            case "tool_use" -> calls ? "tool_calls" : "stop";
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }

    private static void refuseErrors(JsonObject own) throws CallProblem {
        if (!Trees.isMissing(own, "error")) {
            throw AnthropicErrors.read(Trees.object(own, "error"));
        }
    }

    private static void hear(JsonObject block, Answers.Said said) {
        switch (Trees.string(block, "type")) {
            case "text" -> said.say(Trees.string(block, "text"));
            case "thinking" -> {
                said.think(Trees.string(block, "thinking"));
                said.keep(block);
            }
            case "redacted_thinking" -> said.keep(block);
            case "tool_use" -> {
                String input = Trees.object(block, "input").toString();
                if (Trees.string(block, "name").equals(ToolChoice.ANSWER)) {
                    said.say(input);
                } else {
                    said.call(
                            Trees.string(block, "id"),
                            Trees.string(block, "name"),
                            input,
                            JsonValue.EMPTY_JSON_OBJECT);
                }
            }
            default -> {}
        }
    }
}
