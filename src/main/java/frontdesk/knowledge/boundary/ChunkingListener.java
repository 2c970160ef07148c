package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.Articles;
import frontdesk.knowledge.control.Chunking;
import frontdesk.platform.outbox.News;
import frontdesk.platform.outbox.NewsListener;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Set;

/** A changed article gets new passages. */
@ApplicationScoped
public class ChunkingListener implements NewsListener {

    @Inject private Chunking chunking;

    @Override
    public String name() {
        return "knowledge.chunking";
    }

    @Override
    public Set<String> types() {
        return Set.of(Articles.CHANGED);
    }

    @Override
    public void hear(News news) {
        chunking.refresh(news.subject());
    }
}
