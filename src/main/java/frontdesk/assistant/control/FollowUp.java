package frontdesk.assistant.control;

import frontdesk.assistant.Turn;
import frontdesk.assistant.Turn.Utterance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells questions that cannot be understood without the one before: "and on a Mac?". */
final class FollowUp {

    /**
     * {@code CERTAIN}: it says so itself. {@code POSSIBLE}: it is so short that it may be one, or a
     * new subject.
     */
    enum Kind {
        NONE,
        POSSIBLE,
        CERTAIN
    }

    private static final int SHORT = 3;
    private static final int MEDIUM = 5;

    /** Of the question's own words, by weight. */
    private static final double SOME = 0.5;

    private static final double MOST = 0.6;

    private static final Pattern OPENING =
            Pattern.compile(
                    "^(and|but|what about|how about|also|or|so|und|aber|was ist mit|wie ist es"
                            + " mit|auch|oder|y|pero|o|que hay de|et|mais|ou|et pour|و|ولكن|لكن|وماذا"
                            + " عن|ماذا عن)\\b.*");
    private static final Pattern ARABIC_AND =
            Pattern.compile("^و(على|في|من|هل|كيف|متى|اذا|ماذا|كم).*");
    private static final Set<String> POINTING =
            Set.of(
                    "it", "that", "this", "those", "these", "them", "they", "there", "one", "ones",
                    "das", "dies", "dort", "damit", "dafur", "davon", "dazu", "es", "sie", "ihn",
                    "eso", "esto", "ese", "lo", "la", "ahi", "ca", "cela", "celui", "celle", "هذا",
                    "هذه", "ذلك", "هناك");

    private FollowUp() {}

    static Kind kind(String text, String language) {
        String folded = Words.fold(text).strip();
        List<String> content = Words.content(text, language);
        boolean opening = OPENING.matcher(folded).matches() || ARABIC_AND.matcher(folded).matches();
        if (opening && content.size() <= MEDIUM) {
            return Kind.CERTAIN;
        }
        boolean pointing = Words.of(text).stream().anyMatch(POINTING::contains);
        if (content.size() <= 1 && pointing) {
            return Kind.CERTAIN;
        }
        return content.size() <= SHORT || pointing && content.size() <= MEDIUM
                ? Kind.POSSIBLE
                : Kind.NONE;
    }

    /**
     * The question before always finds its own article again; what was asked now must be in it too,
     * or it is a new subject that nothing is known of.
     */
    static boolean isAbout(Findings joined, List<String> asked, Kind kind) {
        if (joined.candidates().isEmpty()) {
            return false;
        }
        List<String> written =
                joined.candidates().getFirst().passages().stream()
                        .flatMap(
                                passage ->
                                        Words.of(
                                                passage.title()
                                                        + " "
                                                        + passage.heading()
                                                        + " "
                                                        + passage.text())
                                                .stream())
                        .toList();
        double enough = kind == Kind.CERTAIN ? SOME : MOST;
        return asked.isEmpty() || joined.lexicon().coverage(asked, written) >= enough;
    }

    /** The customer's last question that was more than small talk. */
    static Optional<String> before(Turn turn, String language) {
        List<Utterance> history = turn.history();
        for (int i = history.size() - 1; i >= 0 && i >= history.size() - 6; i--) {
            Utterance said = history.get(i);
            if (said.byCustomer()
                    && SmallTalk.recognise(said.text(), language, turn.business()).isEmpty()) {
                return Optional.of(SmallTalk.withoutOpening(said.text(), language));
            }
        }
        return Optional.empty();
    }
}
