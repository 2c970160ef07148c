package frontdesk.integration.control;

import frontdesk.platform.http.JsonGuard;
import frontdesk.platform.http.Refusal;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request's text, taken apart: {@code {"type": …, "version": …, "data": {…}}}. */
record Envelope(String type, int version, String data) {

    static final int MOST_CHARACTERS = 2 * 1024 * 1024;

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    static Envelope of(@Nullable String text) {
        if (text == null) {
            throw Refusal.of(
                    415, "unsupported_media_type", "A request is a text message with JSON in it.");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw Refusal.of(413, "too_large", "A request may have at most 2 MB.");
        }
        if (!text.stripLeading().startsWith("{")
                || !JsonGuard.isWholeObject(text.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of(400, "malformed_json", "The body is not the JSON expected here.");
        }
        try (var reader = READERS.createReader(new StringReader(text))) {
            return of(reader.readObject());
        }
    }

    private static Envelope of(JsonObject body) {
        if (!(body.get("type") instanceof JsonString type) || type.getString().isBlank()) {
            throw Refusal.field("type", "required", "type is missing.");
        }
        if (!(body.get("version") instanceof JsonNumber version) || !version.isIntegral()) {
            throw Refusal.field("version", "required", "version is missing.");
        }
        if (!(body.get("data") instanceof JsonObject data)) {
            throw Refusal.field("data", "required", "data is missing.");
        }
        String name = type.getString();
        return new Envelope(
                name.length() > 60 ? name.substring(0, 60) : name,
                version.intValue(),
                data.toString());
    }

    /** The type that a text claims to have, for lists; empty where it has none. */
    static String typeIn(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            JsonValue type = reader.readObject().get("type");
            return type instanceof JsonString name ? name.getString() : "";
        } catch (RuntimeException e) {
            return "";
        }
    }
}
