package frontdesk.assistant.control;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells messages that want no search: pleasantries, and the wish for a person. */
final class SmallTalk {

    /** Weightiest first: "hi, are you a bot? thanks" asks who we are. */
    enum Intent {
        PERSON,
        FRUSTRATION,
        WHO_ARE_YOU,
        HOW_ARE_YOU,
        COMPLIMENT,
        THANKS,
        BYE,
        GREETING,
        FILLER
    }

    record Said(Intent intent, String language) {}

    private record Phrase(Intent intent, List<String> words) {}

    private static final int LONGEST = 8;

    private static final Map<String, Map<List<String>, Intent>> PHRASES = phrases();
    private static final Map<String, Pattern> PERSON = new HashMap<>();

    static {
        Resources.properties("person-requests.properties")
                .forEach((language, pattern) -> PERSON.put(language, Pattern.compile(pattern)));
    }

    private SmallTalk() {}

    /**
     * @param likely the language that wins where several fit
     * @param business its name, which may be part of a greeting
     */
    static Optional<Said> recognise(String text, String likely, String business) {
        List<String> words = Words.of(text);
        List<String> name = Words.of(business);
        Said best = null;
        for (String language : order(likely)) {
            Intent intent = whole(words, language, name);
            if (intent != null
                    && intent != Intent.FILLER
                    && (best == null || intent.compareTo(best.intent()) < 0)) {
                best = new Said(intent, language);
            }
        }
        return best != null ? Optional.of(best) : personWithin(text, likely);
    }

    private static Optional<Said> personWithin(String text, String likely) {
        String folded = Words.fold(text);
        for (String language : order(likely)) {
            Pattern pattern = PERSON.get(language);
            if (pattern != null && pattern.matcher(folded).find()) {
                return Optional.of(new Said(Intent.PERSON, language));
            }
        }
        return Optional.empty();
    }

    /**
     * The message without the greeting or thanks that it begins with, for the search; itself when
     * that is all.
     */
    static String withoutOpening(String text, String language) {
        int cut = text.length();
        for (int i = 0; i < Math.min(text.length(), 40); i++) {
            if (",.!;:\n–".indexOf(text.charAt(i)) >= 0) {
                Intent intent = whole(Words.of(text.substring(0, i)), language, List.of());
                if (intent == Intent.GREETING
                        || intent == Intent.THANKS
                        || intent == Intent.FILLER) {
                    cut = i + 1;
                }
            }
        }
        String rest = cut < text.length() ? text.substring(cut).strip() : "";
        return Words.of(rest).isEmpty() ? text : rest;
    }

    /** The weightiest intent when phrases and fillers make up all the words, else null. */
    private static @Nullable Intent whole(List<String> words, String language, List<String> name) {
        Intent best = null;
        int at = 0;
        while (at < words.size()) {
            if (!name.isEmpty() && startsWith(words, at, name)) {
                at += name.size();
                continue;
            }
            Phrase phrase = longest(words, at, language);
            if (phrase == null) {
                return null;
            }
            best = best == null || phrase.intent().compareTo(best) < 0 ? phrase.intent() : best;
            at += phrase.words().size();
        }
        return best;
    }

    private static @Nullable Phrase longest(List<String> words, int at, String language) {
        Map<List<String>, Intent> phrases = PHRASES.getOrDefault(language, Map.of());
        for (int end = Math.min(words.size(), at + LONGEST); end > at; end--) {
            List<String> part = words.subList(at, end);
            Intent intent = phrases.get(part);
            if (intent != null) {
                return new Phrase(intent, part);
            }
        }
        return null;
    }

    private static boolean startsWith(List<String> words, int at, List<String> name) {
        return words.size() >= at + name.size() && words.subList(at, at + name.size()).equals(name);
    }

    private static List<String> order(String likely) {
        List<String> order = new ArrayList<>(List.of(likely));
        for (String language : Texts.LANGUAGES) {
            if (!language.equals(likely)) {
                order.add(language);
            }
        }
        return order;
    }

    private static Map<String, Map<List<String>, Intent>> phrases() {
        Map<String, Map<List<String>, Intent>> all = new HashMap<>();
        Resources.properties("small-talk.properties")
                .forEach(
                        (key, line) -> {
                            String[] parts = key.split("\\.", 2);
                            Intent intent =
                                    Intent.valueOf(
                                            parts[1].replaceAll("([A-Z])", "_$1")
                                                    .toUpperCase(Locale.ROOT));
                            Map<List<String>, Intent> phrases =
                                    all.computeIfAbsent(parts[0], language -> new HashMap<>());
                            for (String phrase : line.split("\\|")) {
                                phrases.merge(
                                        Words.of(phrase),
                                        intent,
                                        (a, b) -> a.compareTo(b) < 0 ? a : b);
                            }
                        });
        return all;
    }
}
