package frontdesk.notification.control;

import frontdesk.notification.Notice;
import frontdesk.notification.Notifications;
import frontdesk.platform.outbox.Outbox;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/**
 * Stores notices with the change that they tell of; who hears them is found out later, and costs
 * that transaction nothing.
 */
@ApplicationScoped
@Transactional
public class Telling implements Notifications {

    public static final String NEWS = "notification.notice.given";

    @Inject private Outbox outbox;

    @Inject private Jsonb json;

    /**
     * A notice on its way; public fields' names are what JSON-B stores.
     *
     * @param by who did it, and need not be told
     */
    public record Given(
            UUID event,
            String kind,
            @Nullable UUID person,
            String[] roles,
            Map<String, String> values,
            String link,
            @Nullable UUID by) {}

    @Override
    public void tell(Notice notice) {
        Given given =
                new Given(
                        notice.event(),
                        notice.kind().name(),
                        notice.to().person(),
                        notice.to().roles().toArray(String[]::new),
                        notice.values(),
                        notice.link(),
                        CallerContext.current().id());
        outbox.publish(NEWS, notice.event(), json.toJson(given));
    }
}
