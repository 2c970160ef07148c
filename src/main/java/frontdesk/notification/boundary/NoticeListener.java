package frontdesk.notification.boundary;

import frontdesk.notification.control.Spreading;
import frontdesk.notification.control.Telling;
import frontdesk.platform.outbox.News;
import frontdesk.platform.outbox.NewsListener;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Set;

/** Takes notices of other rooms to the people that they are for. */
@ApplicationScoped
public class NoticeListener implements NewsListener {

    @Inject private Spreading spreading;

    @Override
    public String name() {
        return "notification.notices";
    }

    @Override
    public Set<String> types() {
        return Set.of(Telling.NEWS);
    }

    @Override
    public void hear(News news) {
        spreading.spread(news.payload());
    }
}
