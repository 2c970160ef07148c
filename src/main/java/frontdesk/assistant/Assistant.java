package frontdesk.assistant;

import java.util.function.Consumer;

/** The room's door. */
public interface Assistant {

    /**
     * Answers one turn on behalf of the caller's business. Always returns, with a reason, within
     * the time limits of the settings; never throws for what a model or a search did wrong.
     *
     * @param deltas hears the answer grow; what it heard is replaced by the answer that is
     *     returned. It throws {@link java.util.concurrent.CancellationException} to stop the turn.
     */
    Answer answer(Turn turn, Consumer<String> deltas);

    /**
     * The language that somebody writes in (ISO 639-1), of those that the house speaks.
     *
     * @param hint what it is where the text does not tell
     */
    String language(String text, String hint);

    /** A few plain sentences on what was asked so far, for the person who takes over. */
    String summarise(Turn conversation);
}
