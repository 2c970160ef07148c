package frontdesk.platform.embedding;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;

/** all-MiniLM-L6-v2: an English model of 384 dimensions, loaded when first asked. */
@ApplicationScoped
public class MiniLm {

    private static final Logger LOG = Logger.getLogger("Frontdesk");
    private static final Pattern NOTHING = Pattern.compile("[\\p{C}\\p{Z}\\s\uFFFD]*");

    private final ReadWriteLock stopping = new ReentrantReadWriteLock();

    private @Nullable MiniLmModel model;

    /**
     * @return directions, in the texts' order
     */
    public List<float[]> embed(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        if (!stopping.readLock().tryLock()) {
            throw new IllegalStateException("The server is stopping");
        }
        try {
            return directions(texts);
        } finally {
            stopping.readLock().unlock();
        }
    }

    /** The process must not end under native calls. */
    void stop(@Observes @Priority(9000) Shutdown shutdown) throws InterruptedException {
        if (!stopping.writeLock().tryLock(10, TimeUnit.SECONDS)) {
            LOG.warn("Texts are still being embedded; the server stops without waiting for them");
            return;
        }
        if (model != null) {
            model.close();
        }
    }

    private List<float[]> directions(List<String> texts) {
        EmbeddingModel loaded = model();
        if (texts.size() == 1) {
            return List.of(loaded.embed(readable(texts.getFirst())).content().vector());
        }
        List<TextSegment> segments =
                texts.stream().map(MiniLm::readable).map(TextSegment::from).toList();
        return loaded.embedAll(segments).content().stream().map(at -> at.vector()).toList();
    }

    /** The model fails at a text of which it drops every character. */
    private static String readable(String text) {
        return NOTHING.matcher(text).matches() ? "." : text;
    }

    private synchronized MiniLmModel model() {
        MiniLmModel loaded = model;
        if (loaded == null) {
            loaded = new MiniLmModel();
            OnnxExit.leaveToTheProcess();
            model = loaded;
        }
        return loaded;
    }
}
