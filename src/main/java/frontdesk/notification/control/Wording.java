package frontdesk.notification.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The house's own texts, in each language that it speaks. */
public final class Wording {

    public static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "ar");

    private static final Map<String, Map<String, String>> TEXTS = read();
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]+");

    private Wording() {}

    /** English where the language is none of ours. */
    public static String text(String language, String key) {
        Map<String, String> texts =
                TEXTS.getOrDefault(language, Objects.requireNonNull(TEXTS.get("en")));
        return texts.getOrDefault(key, key);
    }

    public static String text(String language, String key, Map<String, String> values) {
        return filled(text(language, key), language, values);
    }

    /** Each place filled once: what a value holds is never a place itself. */
    static String filled(String template, String language, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(
                        place ->
                                java.util.regex.Matcher.quoteReplacement(
                                        value(values.getOrDefault(place.group(1), ""), language)));
    }

    private static String value(String value, String language) {
        String known = value.startsWith("@") ? text(language, value.substring(1)) : value;
        return CONTROL.matcher(known.equals(value.replaceFirst("^@", "")) ? value : known)
                .replaceAll(" ");
    }

    /** The names of all places in it. */
    static List<String> places(String template) {
        return PLACE.matcher(template).results().map(place -> place.group(1)).distinct().toList();
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> all = new HashMap<>();
        LANGUAGES.forEach(language -> all.put(language, read(language)));
        return Map.copyOf(all);
    }

    private static Map<String, String> read(String language) {
        try (InputStream in =
                        Wording.class.getResourceAsStream("/notification/" + language + ".json");
                var reader = Json.createReader(Objects.requireNonNull(in, language))) {
            JsonObject object = reader.readObject();
            Map<String, String> texts = new HashMap<>();
            object.forEach((key, value) -> texts.put(key, ((JsonString) value).getString()));
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
