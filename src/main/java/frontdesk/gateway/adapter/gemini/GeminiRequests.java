package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

import java.util.Map;

/** Chat requests of OpenAI's protocol in Gemini's. */
final class GeminiRequests {

    private static final Map<String, String> NUMBERS =
            Map.of(
                    "temperature",
                    "temperature",
                    "top_p",
                    "topP",
                    "top_k",
                    "topK",
                    "n",
                    "candidateCount",
                    "seed",
                    "seed",
                    "presence_penalty",
                    "presencePenalty",
                    "frequency_penalty",
                    "frequencyPenalty");

    private GeminiRequests() {}

    static JsonObject generate(String model, JsonObject chat) throws CallProblem {
        JsonObjectBuilder request = Trees.make().createObjectBuilder();
        Contents.add(request, Trees.array(chat, "messages"), model.contains("gemini-3"));
        tools(chat, request);
        JsonObject config = config(model, chat);
        if (!config.isEmpty()) {
            request.add("generationConfig", config);
        }
        return request.build();
    }

    /**
     * @param path of the model, with its collection
     */
    static JsonObject countTokens(String model, String path, JsonObject chat) throws CallProblem {
        return Trees.make()
                .createObjectBuilder()
                .add(
                        "generateContentRequest",
                        Trees.with(generate(model, chat), "model", Trees.text(path)))
                .build();
    }

    private static void tools(JsonObject chat, JsonObjectBuilder request) throws CallProblem {
        JsonArray tools = Trees.array(chat, "tools");
        if (tools.isEmpty()) {
            return;
        }
        JsonArrayBuilder declarations = Trees.make().createArrayBuilder();
        for (int i = 0; i < tools.size(); i++) {
            declarations.add(declaration(Trees.object(tools, i), "tools[" + i + "]."));
        }
        request.add(
                "tools",
                Trees.make()
                        .createArrayBuilder()
                        .add(
                                Trees.make()
                                        .createObjectBuilder()
                                        .add("functionDeclarations", declarations)));
        JsonObjectBuilder calling = Trees.make().createObjectBuilder();
        JsonObject named = Trees.object(chat, "tool_choice");
        String word =
                chat.get("tool_choice") instanceof JsonString text
                        ? text.getString()
                        : Trees.string(named, "type").equals("allowed_tools")
                                ? Trees.string(Trees.object(named, "allowed_tools"), "mode")
                                : Trees.string(named, "type");
        switch (word) {
            case "", "auto" -> calling.add("mode", "AUTO");
            case "none" -> calling.add("mode", "NONE");
            case "required" -> calling.add("mode", "ANY");
            case "function" ->
                    calling.add("mode", "ANY")
                            .add(
                                    "allowedFunctionNames",
                                    Trees.make()
                                            .createArrayBuilder()
                                            .add(
                                                    Checks.text(
                                                            Trees.object(named, "function"),
                                                            "name",
                                                            "tool_choice.function.name")));
            default ->
                    throw Checks.wrongValue(
                            "tool_choice", "'none', 'auto', 'required', or the name of a function");
        }
        if (!word.isEmpty()) {
            request.add(
                    "toolConfig",
                    Trees.make().createObjectBuilder().add("functionCallingConfig", calling));
        }
    }

    /** Gemini refuses parameters that are an object without properties. */
    private static JsonObject declaration(JsonObject tool, String path) throws CallProblem {
        if (!Trees.string(tool, "type").equals("function")) {
            throw Checks.unsupported(
                    path + "type", "this model only has tools of the type 'function'");
        }
        JsonObject function = Trees.object(tool, "function");
        JsonObjectBuilder out =
                Trees.make()
                        .createObjectBuilder()
                        .add("name", Checks.text(function, "name", path + "function.name"));
        if (!Trees.string(function, "description").isEmpty()) {
            out.add("description", Trees.string(function, "description"));
        }
        JsonObject parameters = GeminiSchema.of(Trees.object(function, "parameters"));
        if (!Trees.object(parameters, "properties").isEmpty()) {
            out.add("parameters", parameters);
        }
        return out.build();
    }

    private static JsonObject config(String model, JsonObject chat) {
        JsonObjectBuilder config = Trees.make().createObjectBuilder();
        long most =
                Trees.count(
                        chat,
                        Trees.isMissing(chat, "max_completion_tokens")
                                ? "max_tokens"
                                : "max_completion_tokens");
        if (most > 0) {
            config.add("maxOutputTokens", most);
        }
        NUMBERS.forEach(
                (theirs, ours) -> {
                    if (chat.get(theirs) instanceof JsonNumber number) {
                        config.add(ours, number);
                    }
                });
        if (chat.get("stop") instanceof JsonString one) {
            config.add("stopSequences", Trees.make().createArrayBuilder().add(one));
        } else if (!Trees.array(chat, "stop").isEmpty()) {
            config.add("stopSequences", Trees.array(chat, "stop"));
        }
        form(Trees.object(chat, "response_format"), config);
        thinking(model, Trees.string(chat, "reasoning_effort"), config);
        return config.build();
    }

    private static void form(JsonObject format, JsonObjectBuilder config) {
        String type = Trees.string(format, "type");
        if (type.equals("json_object") || type.equals("json_schema")) {
            config.add("responseMimeType", "application/json");
        }
        JsonObject schema = Trees.object(Trees.object(format, "json_schema"), "schema");
        if (type.equals("json_schema") && !schema.isEmpty()) {
            config.add("responseSchema", GeminiSchema.of(schema));
        }
    }

    /**
     * The third generation is told a level, the second a number of tokens; the larger ones always
     * think.
     */
    private static void thinking(String model, String effort, JsonObjectBuilder config) {
        if (effort.isEmpty()) {
            return;
        }
        JsonObjectBuilder thinking = Trees.make().createObjectBuilder();
        if (model.contains("gemini-3")) {
            boolean fine = model.contains("flash");
            thinking.add(
                    "thinkingLevel",
                    switch (effort) {
                        case "none", "minimal" -> fine ? "minimal" : "low";
                        case "low" -> "low";
                        case "medium" -> fine ? "medium" : "high";
                        default -> "high";
                    });
        } else {
            thinking.add(
                    "thinkingBudget",
                    switch (effort) {
                        case "none" -> model.contains("pro") ? 128 : 0;
                        case "minimal" -> 512;
                        case "low" -> 1_024;
                        case "medium" -> 8_192;
                        default -> 24_576;
                    });
        }
        config.add("thinkingConfig", thinking.add("includeThoughts", !effort.equals("none")));
    }
}
