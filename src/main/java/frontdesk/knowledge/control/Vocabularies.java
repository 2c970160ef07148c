package frontdesk.knowledge.control;

import frontdesk.knowledge.Vocabulary;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts words of passages, and keeps the counts for a while. */
@ApplicationScoped
public class Vocabularies {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{Nd}]+(?:['\\-._][\\p{L}\\p{Nd}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final RenewingCache.Limits LIMITS =
            new RenewingCache.Limits(50, Duration.ofMinutes(2), Duration.ofMinutes(10));

    private record Key(TenantId tenant, String language) {}

    @Resource private ManagedExecutorService executor;

    @Inject private PassageStore store;

    @Inject private Clock clock;

    private @Nullable RenewingCache<Key, Vocabulary> known;

    @PostConstruct
    void prepare() {
        known = new RenewingCache<>(LIMITS, clock, executor, this::count);
    }

    public Vocabulary of(String language) {
        return Objects.requireNonNull(known)
                .get(new Key(CallerContext.current().requireTenant(), language));
    }

    /** Passages of this business have come or gone. */
    void changed(TenantId tenant) {
        Objects.requireNonNull(known).outdate(key -> key.tenant().equals(tenant));
    }

    private Vocabulary count(Key key) {
        try {
            return CallerContext.callAs(
                    Caller.jobOf(key.tenant()),
                    () ->
                            count(
                                    store.texts(key.language(), false),
                                    store.texts(key.language(), true)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The words of the knowledge base could not be counted", e);
        }
    }

    /** A word that just one question has may be a slip, so it does not count. */
    public static Vocabulary count(List<String> passages, List<String> questions) {
        Map<String, Integer> occurrences = count(passages);
        count(questions)
                .forEach(
                        (word, times) -> {
                            if (times > 1) {
                                occurrences.merge(word, times - 1, Integer::sum);
                            }
                        });
        return new Vocabulary(
                passages.size() + questions.size(), Collections.unmodifiableMap(occurrences));
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
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace("ß", "ss")
                .replace('ى', 'ي')
                .replace('ة', 'ه')
                .replace("ـ", "");
    }
}
