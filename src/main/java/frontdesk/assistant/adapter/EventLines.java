package frontdesk.assistant.adapter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

/** Reads the pieces of an answer out of a stream of server-sent events in OpenAI's format. */
final class EventLines {

    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private boolean finished;

    EventLines(InputStream in) {
        this.in = in;
    }

    /**
     * @return the next piece, maybe empty; null at the end
     * @throws ModelFailure when the stream ends before the answer does, or is none
     */
    @Nullable String next() throws IOException {
        while (true) {
            String line = line();
            if (line == null) {
                if (finished) {
                    return null;
                }
                throw new ModelFailure("The model's answer broke off");
            }
            if (line.startsWith("data:")) {
                String data = line.substring("data:".length()).strip();
                if (data.equals("[DONE]")) {
                    return null;
                }
                return piece(data);
            }
            if (!line.isEmpty() && !line.startsWith(":") && !line.matches("(event|id|retry):?.*")) {
                throw new ModelFailure("The model's server sent something else than events");
            }
        }
    }

    private String piece(String data) {
        try (JsonReader reader = Json.createReader(new StringReader(data))) {
            JsonObject event = reader.readObject();
            JsonArray choices = event.getJsonArray("choices");
            if (event.containsKey("error") || choices == null) {
                throw new ModelFailure("The model's server reported an error");
            }
            if (choices.isEmpty()) {
                return "";
            }
            JsonObject choice = choices.getJsonObject(0);
            finished |= choice.getOrDefault("finish_reason", JsonValue.NULL) != JsonValue.NULL;
            return text(choice.getOrDefault("delta", JsonValue.NULL));
        } catch (JsonException | ClassCastException e) {
            throw new ModelFailure("The model's server sent a broken event", e);
        }
    }

    /** The answer of a server that does not stream. */
    static String whole(InputStream in) throws IOException {
        try (JsonReader reader = Json.createReader(in)) {
            return text(reader.readObject().getJsonArray("choices").getJsonObject(0).getOrDefault("message", JsonValue.NULL));
        } catch (JsonException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            throw new ModelFailure("The model's server sent a broken answer", e);
        }
    }

    private static String text(JsonValue message) {
        return message instanceof JsonObject object && object.get("content") instanceof JsonString content
                ? content.getString()
                : "";
    }

    /** Whole lines only: what a broken connection left of one, or of a letter in it, is nothing. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n') {
                return decode(line.toByteArray()).stripTrailing();
            }
            line.write(read);
            if (line.size() > LONGEST) {
                throw new ModelFailure("The model's server sent an endless line");
            }
        }
        return null;
    }

    private static String decode(byte[] bytes) throws IOException {
        return StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
