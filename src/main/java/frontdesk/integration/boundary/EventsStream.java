package frontdesk.integration.boundary;

import frontdesk.integration.control.CloudEvent;
import frontdesk.integration.control.EventCatalogue;
import frontdesk.integration.control.EventTopic;
import frontdesk.platform.outbox.News;
import frontdesk.platform.outbox.NewsStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Set;

/** Tells the other systems, in order, what has happened. */
@ApplicationScoped
public class EventsStream implements NewsStream {

    @Inject private EventTopic topic;

    @Override
    public String name() {
        return "integration.events";
    }

    @Override
    public Set<String> types() {
        return EventCatalogue.names();
    }

    @Override
    public void carry(List<News> news) {
        topic.publish(news.stream().map(CloudEvent::of).toList());
    }
}
