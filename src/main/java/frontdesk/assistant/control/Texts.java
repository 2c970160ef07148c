package frontdesk.assistant.control;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What the assistant says by itself, in the customer's language. */
final class Texts {

    static final String[] LANGUAGES = {"en", "de", "es", "fr", "ar"};

    private static final Map<String, Texts> ALL = new ConcurrentHashMap<>();

    private final String language;
    private final Map<String, String> texts;

    private Texts(String language) {
        this.language = language;
        this.texts = Resources.properties("texts." + language + ".properties");
    }

    /** English stands in for languages that we do not speak. */
    static Texts of(String language) {
        String known = speaks(language) ? language : "en";
        return ALL.computeIfAbsent(known, Texts::new);
    }

    static boolean speaks(String language) {
        for (String known : LANGUAGES) {
            if (known.equals(language)) {
                return true;
            }
        }
        return false;
    }

    String language() {
        return language;
    }

    String get(String key, Object... arguments) {
        String text = Objects.requireNonNull(texts.get(key), key);
        return new MessageFormat(text, Locale.of(language)).format(arguments);
    }

    /** Whether this is one of our own texts for the key, whatever was filled in. */
    boolean isStartOf(String key, String said) {
        String text = Objects.requireNonNull(texts.get(key), key);
        int open = text.indexOf('{');
        String fixed = open < 0 ? text : text.substring(0, open);
        return said.startsWith(fixed.replace("''", "'"));
    }

    /** The language's name in this language. */
    String nameOf(String other) {
        return texts.getOrDefault("language." + other, other);
    }
}
