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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import frontdesk.knowledge.Vocabulary;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;

/** Counts words of passages, and keeps the counts for a while. */
@ApplicationScoped
public class Vocabularies {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+(?:['\\-._][\\p{L}\\p{Nd}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Duration USED = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int BUSINESSES = 50;

    private record Key(TenantId tenant, String language) {}

    private record Counted(Instant at, Vocabulary vocabulary) {}

    private final Map<Key, Counted> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
            return size() > BUSINESSES;
        }
    });

    private final Map<Key, FutureTask<Vocabulary>> counting = new ConcurrentHashMap<>();

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private PassageStore store;

    @Inject
    private Clock clock;

    /** Counted once for all who ask meanwhile; counts that are a little old are still used while they are made anew. */
    public Vocabulary of(String language) {
        Key key = new Key(CallerContext.current().requireTenant(), language);
        Counted counted = known.get(key);
        Instant now = clock.instant();
        if (counted == null || counted.at().plus(USED).isBefore(now)) {
            return await(counting(key, Runnable::run));
        }
        if (counted.at().plus(FRESH).isBefore(now)) {
            counting(key, executor);
        }
        return counted.vocabulary();
    }

    private FutureTask<Vocabulary> counting(Key key, Executor by) {
        FutureTask<Vocabulary> own = new FutureTask<>(() -> count(key));
        FutureTask<Vocabulary> running = counting.putIfAbsent(key, own);
        if (running != null) {
            return running;
        }
        try {
            by.execute(own);
        } catch (RejectedExecutionException e) {
            counting.remove(key);
        }
        return own;
    }

    private Vocabulary count(Key key) throws Exception {
        try {
            Instant now = clock.instant();
            Vocabulary vocabulary = CallerContext.callAs(Caller.jobOf(key.tenant()),
                    () -> count(store.texts(key.language(), false), store.texts(key.language(), true)));
            known.put(key, new Counted(now, vocabulary));
            return vocabulary;
        } finally {
            counting.remove(key);
        }
    }

    private static Vocabulary await(FutureTask<Vocabulary> counting) {
        try {
            return counting.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while words were counted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The words of the knowledge base could not be counted", e);
        }
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
