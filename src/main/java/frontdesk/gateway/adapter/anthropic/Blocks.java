package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.adapter.openai.DataUrl;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

/**
 * The content of a message of OpenAI's protocol as Anthropic's blocks; blank texts, which Anthropic
 * refuses, are left out.
 */
final class Blocks {

    private Blocks() {}

    static JsonArray of(@Nullable JsonValue content, String path) throws CallProblem {
        JsonArrayBuilder blocks = Trees.make().createArrayBuilder();
        if (content instanceof JsonString text) {
            if (!text.getString().isBlank()) {
                blocks.add(text(text.getString()));
            }
        } else if (content instanceof JsonArray parts) {
            for (int i = 0; i < parts.size(); i++) {
                String at = path + "[" + i + "]";
                JsonObject part = Checks.object(parts.get(i), at);
                JsonObject block = block(part, at);
                if (block != null) {
                    blocks.add(
                            part.get("cache_control") instanceof JsonObject cache
                                    ? Trees.with(block, "cache_control", cache)
                                    : block);
                }
            }
        }
        return blocks.build();
    }

    private static @Nullable JsonObject block(JsonObject part, String path) throws CallProblem {
        return switch (Trees.string(part, "type")) {
            case "text" -> blankIsNothing(Trees.string(part, "text"));
            case "refusal" -> blankIsNothing(Trees.string(part, "refusal"));
            case "image_url" -> image(part, path + ".image_url");
            case "file" -> document(Trees.object(part, "file"), path + ".file");
            default ->
                    throw Checks.unsupported(
                            path + ".type", "this model takes 'text', 'image_url', and 'file'");
        };
    }

    private static @Nullable JsonObject blankIsNothing(String text) {
        return text.isBlank() ? null : text(text);
    }

    private static JsonObject text(String text) {
        return Trees.make().createObjectBuilder().add("type", "text").add("text", text).build();
    }

    private static JsonObject image(JsonObject part, String path) throws CallProblem {
        String url =
                part.get("image_url") instanceof JsonString plain
                        ? plain.getString()
                        : Checks.text(Trees.object(part, "image_url"), "url", path + ".url");
        return Trees.make()
                .createObjectBuilder()
                .add("type", "image")
                .add("source", source(url, path + ".url"))
                .build();
    }

    private static JsonObject document(JsonObject file, String path) throws CallProblem {
        if (!Trees.isMissing(file, "file_id")) {
            throw Checks.unsupported(
                    path + ".file_id", "uploaded files are not offered here; send file_data");
        }
        JsonObjectBuilder block =
                Trees.make()
                        .createObjectBuilder()
                        .add("type", "document")
                        .add(
                                "source",
                                source(
                                        Checks.text(file, "file_data", path + ".file_data"),
                                        path + ".file_data"));
        if (!Trees.string(file, "filename").isEmpty()) {
            block.add("title", Trees.string(file, "filename"));
        }
        return block.build();
    }

    private static JsonObject source(String url, String path) throws CallProblem {
        DataUrl data = DataUrl.read(url);
        if (data != null) {
            return Trees.make()
                    .createObjectBuilder()
                    .add("type", "base64")
                    .add("media_type", data.mediaType())
                    .add("data", data.base64())
                    .build();
        }
        if (url.regionMatches(true, 0, "http://", 0, 7)
                || url.regionMatches(true, 0, "https://", 0, 8)) {
            return Trees.make().createObjectBuilder().add("type", "url").add("url", url).build();
        }
        throw Checks.wrongValue(path, "an address (http, https) or a data URL in base64");
    }
}
