package frontdesk.knowledge.control;

import frontdesk.platform.outbox.FeedPosition;
import frontdesk.platform.outbox.Lane;
import frontdesk.platform.outbox.News;
import frontdesk.platform.outbox.NewsFeed;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.start.ServerState;
import frontdesk.shared.TenantId;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps this node's index: follows the news with a cursor of its own, which is written after the
 * index is safe, so that a killed server does some work twice and none never. Without a cursor, or
 * with one of another shape, it starts anew.
 */
@ApplicationScoped
public class IndexKeeping {

    private static final Logger LOG = Logger.getLogger("Frontdesk.knowledge");
    private static final int BATCH = 100;

    @Resource private ManagedExecutorService executor;

    @Inject private NewsFeed feed;

    @Inject private PassageIndex index;

    @Inject private IndexSteps steps;

    private @Nullable Lane lane;

    @PostConstruct
    void begin() {
        lane =
                new Lane(
                        "The search index",
                        executor,
                        () -> {
                            CallerContext.runAs(Caller.SYSTEM, this::catchUp);
                            return false;
                        });
    }

    /** Cheap; many calls lead to one look. */
    public void wake() {
        Objects.requireNonNull(lane).wake();
    }

    /** Waits for what is being written. */
    public void close() {
        Objects.requireNonNull(lane).close();
    }

    private void catchUp() {
        try {
            IndexCursor cursor = new IndexCursor(index.folder(), index.shape());
            Optional<FeedPosition> known = cursor.read().filter(feed::knows);
            FeedPosition at = known.isPresent() ? known.get() : rebuild(cursor);
            for (NewsFeed.Part part = next(at);
                    ServerState.isReady() && !part.news().isEmpty();
                    part = next(at)) {
                byTenant(part.news())
                        .forEach(
                                (tenant, its) ->
                                        CallerContext.runAs(
                                                Caller.jobOf(tenant), () -> steps.follow(its)));
                at = part.end();
                cursor.write(at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NewsFeed.Part next(FeedPosition position) {
        return feed.after(position, Set.of(Chunking.CHUNKED), BATCH);
    }

    private FeedPosition rebuild(IndexCursor cursor) throws IOException {
        FeedPosition at = feed.start();
        index.clear();
        int businesses = 0;
        for (UUID tenant : steps.tenants()) {
            businesses++;
            CallerContext.runAs(
                    Caller.jobOf(new TenantId(tenant)),
                    () -> {
                        Optional<UUID> last = Optional.of(IndexSteps.start());
                        while (last.isPresent()) {
                            last = steps.rebuild(last.get());
                        }
                    });
        }
        index.settle();
        cursor.write(at);
        LOG.infof("The search index was made anew for %d businesses", businesses);
        return at;
    }

    private static Map<TenantId, List<News>> byTenant(List<News> news) {
        Map<TenantId, List<News>> byTenant = new LinkedHashMap<>();
        news.forEach(
                one ->
                        byTenant.computeIfAbsent(one.tenant(), _ -> new java.util.ArrayList<>())
                                .add(one));
        return byTenant;
    }
}
