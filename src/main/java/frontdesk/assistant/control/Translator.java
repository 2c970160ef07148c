package frontdesk.assistant.control;

import java.util.Optional;

/** Puts a question into the language that the articles are written in. */
public interface Translator {

    /**
     * @return empty when there is nothing that could
     */
    Optional<String> translate(String text, String from, String to);
}
