package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.adapter.openai.Answers;
import frontdesk.gateway.adapter.openai.Arguments;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.util.ArrayList;
import java.util.List;

/** Gemini's answers in OpenAI's protocol. */
final class GeminiAnswers {

    private GeminiAnswers() {}

    static JsonObject chat(String model, long created, JsonObject own) throws CallProblem {
        refuseErrors(own);
        String id = id(own);
        List<JsonObject> choices = new ArrayList<>();
        for (JsonValue candidate : Trees.array(own, "candidates")) {
            if (candidate instanceof JsonObject object) {
                choices.add(choice(object, id, choices.size()));
            }
        }
        if (choices.isEmpty()) {
            choices.add(blocked(own));
        }
        String named = Trees.string(own, "modelVersion");
        return Answers.chat(
                id, created, named.isEmpty() ? model : named, choices, GeminiUsage.read(own));
    }

    static JsonObject counted(JsonObject own) throws CallProblem {
        refuseErrors(own);
        if (!(own.get("totalTokens") instanceof JsonNumber)) {
            throw CallProblem.malformed("it has no totalTokens");
        }
        return Answers.counted(Trees.count(own, "totalTokens"));
    }

    static String id(JsonObject own) {
        String id = Trees.string(own, "responseId");
        return "chatcmpl-" + (id.isEmpty() ? Integer.toHexString(own.hashCode()) : id);
    }

    /** A name for a call that has none: the same for the same place in the same answer. */
    static String callId(JsonObject call, String answer, int choice, int number) {
        String own = Trees.string(call, "id");
        return own.isEmpty()
                ? Arguments.plainId(
                        "call_"
                                + answer.substring("chatcmpl-".length())
                                + "_"
                                + (choice == 0 ? "" : choice + "_")
                                + number)
                : own;
    }

    static String finish(String reason, boolean calls) {
        return switch (reason) {
            case "MAX_TOKENS" -> "length";
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "LANGUAGE",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" ->
                    "content_filter";
            default -> calls ? "tool_calls" : "stop";
        };
    }

    /** Empty where the prompt was not blocked. */
    static String blockReason(JsonObject own) {
        return Trees.string(Trees.object(own, "promptFeedback"), "blockReason");
    }

    static String refusal(String blockReason) {
        return "The provider blocked the prompt (" + blockReason + ").";
    }

    static void refuseErrors(JsonObject own) throws CallProblem {
        if (Trees.isMissing(own, "error")) {
            return;
        }
        JsonObject error = Trees.object(own, "error");
        long status = Trees.count(error, "code");
        String code = Trees.string(error, "status");
        String message = Trees.string(error, "message");
        throw CallProblem.upstream(
                status >= 400 && status < 600 ? (int) status : 502,
                code.isEmpty() ? "upstream_error" : code,
                message.isEmpty() ? "The provider reported an error." : message,
                0);
    }

    private static JsonObject choice(JsonObject candidate, String id, int place) {
        Answers.Said said = new Answers.Said();
        int index =
                candidate.containsKey("index")
                        ? (int) Math.min(Trees.count(candidate, "index"), 1_000)
                        : place;
        JsonArray parts = Trees.array(Trees.object(candidate, "content"), "parts");
        for (JsonValue part : parts) {
            if (part instanceof JsonObject object) {
                hear(object, id, index, said);
            }
        }
        return Answers.choice(
                index, said, finish(Trees.string(candidate, "finishReason"), said.calls() > 0));
    }

    private static void hear(JsonObject part, String id, int index, Answers.Said said) {
        if (part.get("functionCall") instanceof JsonObject call) {
            said.call(
                    callId(call, id, index, said.calls()),
                    Trees.string(call, "name"),
                    Trees.object(call, "args").toString(),
                    Contents.Signatures.write(Trees.string(part, "thoughtSignature")));
        } else if (Trees.isTrue(part.get("thought"))) {
            said.think(Trees.string(part, "text"));
        } else {
            said.say(Trees.string(part, "text"));
        }
    }

    private static JsonObject blocked(JsonObject own) throws CallProblem {
        String reason = blockReason(own);
        if (reason.isEmpty()) {
            throw CallProblem.malformed("it has no candidates");
        }
        Answers.Said said = new Answers.Said();
        said.refuse(refusal(reason));
        return Answers.choice(0, said, "content_filter");
    }
}
