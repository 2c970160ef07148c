package frontdesk.knowledge.control;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import frontdesk.knowledge.Vocabulary;
import frontdesk.platform.security.CallerContext;

/** Counts words of passages, and keeps the counts for a while. */
@ApplicationScoped
public class Vocabularies {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+(?:['\\-._][\\p{L}\\p{Nd}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int BUSINESSES = 50;

    private record Key(UUID tenant, String language) {}

    private record Counted(Instant at, Vocabulary vocabulary) {}

    private final Map<Key, Counted> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
            return size() > BUSINESSES;
        }
    });

    @Inject
    private PassageStore store;

    @Inject
    private Clock clock;

    public Vocabulary of(String language) {
        Key key = new Key(CallerContext.current().requireTenant().value(), language);
        Counted counted = known.get(key);
        Instant now = clock.instant();
        if (counted == null || counted.at().plus(KEPT).isBefore(now)) {
            counted = new Counted(now, count(store.texts(language, false), store.texts(language, true)));
            known.put(key, counted);
        }
        return counted.vocabulary();
    }

    /** A word that just one question has may be a slip, so it does not count. */
    public static Vocabulary count(List<String> passages, List<String> questions) {
        Map<String, Integer> occurrences = count(passages);
        count(questions).forEach((word, times) -> {
            if (times > 1) {
                occurrences.merge(word, times - 1, Integer::sum);
            }
        });
        return new Vocabulary(passages.size() + questions.size(), Collections.unmodifiableMap(occurrences));
    }

    private static Map<String, Integer> count(List<String> texts) {
        Map<String, Integer> occurrences = new HashMap<>();
        for (String text : texts) {
            Set<String> words = new HashSet<>();
            Matcher matcher = WORD.matcher(fold(text));
            while (matcher.find()) {
                words.add(matcher.group());
            }
            words.forEach(word -> occurrences.merge(word, 1, Integer::sum));
        }
        return occurrences;
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace("ß", "ss")
                .replace('ى', 'ي').replace('ة', 'ه')
                .replace("ـ", "");
    }
}
