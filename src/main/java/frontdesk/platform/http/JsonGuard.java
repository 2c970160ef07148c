package frontdesk.platform.http;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Lets only whole JSON objects through to JSON-B, which skips unknown fields without end where the
 * input breaks off, and takes an array for its first element.
 */
@Provider
public class JsonGuard implements ReaderInterceptor {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int DEEPEST = 100;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean bytes = context.getType().equals(InputStream.class);
        if (bytes || !MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            return context.proceed();
        }
        String charset = context.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw Refusal.of(415, "unsupported_charset", "JSON is in UTF-8.");
        }
        byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw Refusal.of(413, "too_large", "A JSON body may have at most 2 MB.");
        }
        if (!isWholeObject(body)) {
            throw Refusal.of(400, "malformed_json", "The body is not the JSON expected here.");
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    /** Nothing, and null, are for the resource to judge. */
    public static boolean isWholeObject(byte[] body) {
        if (body.length == 0) {
            return true;
        }
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body))) {
            JsonParser.Event first = parser.next();
            int depth = 0;
            for (JsonParser.Event event = first; ; event = parser.next()) {
                switch (event) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    default -> {
                        // A value, or the name of one.
                    }
                }
                if (depth > DEEPEST) {
                    return false;
                }
                if (depth == 0) {
                    return (first == JsonParser.Event.START_OBJECT
                                    || first == JsonParser.Event.VALUE_NULL)
                            && !parser.hasNext();
                }
            }
        } catch (JsonException | java.util.NoSuchElementException e) {
            return false;
        }
    }
}
