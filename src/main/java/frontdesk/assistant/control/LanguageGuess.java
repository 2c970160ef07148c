package frontdesk.assistant.control;

import java.util.Map;

/** Tells languages apart by the letters they put together. */
public interface LanguageGuess {

    /** Reads its models, which takes a second or two; until then it has no opinion. */
    void prepare();

    /** Language (ISO 639-1) to confidence, 0–1; empty when it has no opinion. */
    Map<String, Double> guess(String text);
}
