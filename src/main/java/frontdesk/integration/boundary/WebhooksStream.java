package frontdesk.integration.boundary;

import frontdesk.integration.control.EventCatalogue;
import frontdesk.integration.control.WebhookDispatch;
import frontdesk.integration.control.WebhookQueue;
import frontdesk.platform.outbox.News;
import frontdesk.platform.outbox.NewsStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Set;

/**
 * Notes what is to be sent to which address; the sending is another matter, and nobody's who waits
 * here.
 */
@ApplicationScoped
public class WebhooksStream implements NewsStream {

    @Inject private WebhookQueue queue;

    @Inject private WebhookDispatch dispatch;

    @Override
    public String name() {
        return "integration.webhooks";
    }

    @Override
    public Set<String> types() {
        return EventCatalogue.names();
    }

    @Override
    public void carry(List<News> news) {
        if (queue.store(news)) {
            dispatch.wake();
        }
    }
}
