package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.adapter.openai.DataUrl;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

/** The content of a message of OpenAI's protocol as Gemini's parts; empty texts are left out. */
final class Parts {

    private Parts() {}

    static JsonArray of(@Nullable JsonValue content, String path) throws CallProblem {
        JsonArrayBuilder out = Trees.make().createArrayBuilder();
        if (content instanceof JsonString text) {
            text(text.getString(), out);
        } else if (content instanceof JsonArray parts) {
            for (int i = 0; i < parts.size(); i++) {
                String at = path + "[" + i + "]";
                part(Checks.object(parts.get(i), at), at, out);
            }
        }
        return out.build();
    }

    /** The texts of a content one after the other. */
    static String text(@Nullable JsonValue content) {
        if (content instanceof JsonString text) {
            return text.getString();
        }
        StringBuilder all = new StringBuilder();
        if (content instanceof JsonArray parts) {
            for (JsonValue part : parts) {
                all.append(part instanceof JsonObject object ? Trees.string(object, "text") : "");
            }
        }
        return all.toString();
    }

    private static void part(JsonObject part, String path, JsonArrayBuilder out)
            throws CallProblem {
        switch (Trees.string(part, "type")) {
            case "text" -> text(Trees.string(part, "text"), out);
            case "refusal" -> text(Trees.string(part, "refusal"), out);
            case "image_url" -> {
                String at = path + ".image_url.url";
                String url =
                        part.get("image_url") instanceof JsonString plain
                                ? plain.getString()
                                : Checks.text(Trees.object(part, "image_url"), "url", at);
                out.add(file(url, at));
            }
            case "input_audio" -> {
                JsonObject audio = Trees.object(part, "input_audio");
                String format = Trees.string(audio, "format");
                out.add(
                        inline(
                                "audio/" + (format.isEmpty() ? "wav" : format),
                                Checks.text(audio, "data", path + ".input_audio.data")));
            }
            case "file" -> {
                String at = path + ".file.file_data";
                out.add(file(Checks.text(Trees.object(part, "file"), "file_data", at), at));
            }
            default ->
                    throw Checks.unsupported(
                            path + ".type",
                            "this model takes 'text', 'image_url', 'input_audio', and 'file'");
        }
    }

    private static void text(String text, JsonArrayBuilder out) {
        if (!text.isEmpty()) {
            out.add(Trees.make().createObjectBuilder().add("text", text));
        }
    }

    private static JsonObject file(String url, String path) throws CallProblem {
        DataUrl data = DataUrl.read(url);
        if (data != null) {
            return inline(data.mediaType(), data.base64());
        }
        if (!url.regionMatches(true, 0, "http://", 0, 7)
                && !url.regionMatches(true, 0, "https://", 0, 8)) {
            throw Checks.wrongValue(path, "an address (http, https) or a data URL in base64");
        }
        return Trees.make()
                .createObjectBuilder()
                .add("fileData", Trees.make().createObjectBuilder().add("fileUri", url))
                .build();
    }

    private static JsonObject inline(String mediaType, String base64) {
        return Trees.make()
                .createObjectBuilder()
                .add(
                        "inlineData",
                        Trees.make()
                                .createObjectBuilder()
                                .add("mimeType", mediaType)
                                .add("data", base64))
                .build();
    }
}
