package frontdesk.notification.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.notification.Notice;
import frontdesk.platform.http.PublicAddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a message of what is due, and notes what came of it; on behalf of the business. */
@ApplicationScoped
@Transactional
public class Writing {

    private static final Logger LOG = Logger.getLogger("Frontdesk.notification");
    private static final int MOST_ATTEMPTS = 8;

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Preferences preferences;

    @Inject private Templates templates;

    @Inject private PublicAddress address;

    @Inject private Clock clock;

    /**
     * Empty where there is nothing left to say: the person has read it in the product, has chosen
     * otherwise, or has left.
     */
    Optional<Message> write(Due due) {
        Optional<Person> person =
                businesses.people().stream()
                        .filter(one -> one.id().equals(due.person()))
                        .findFirst();
        Wishes wishes = preferences.of(due.person());
        List<Due.Row> wanted =
                due.rows().stream()
                        .filter(
                                row ->
                                        person.isPresent()
                                                && !row.read()
                                                && wishes.channels(row.kind())
                                                        .contains(due.channel()))
                        .toList();
        due.rows().stream()
                .filter(row -> !wanted.contains(row))
                .forEach(row -> set(row, "skipped", null, "", ""));
        if (wanted.isEmpty() || person.isEmpty()) {
            return Optional.empty();
        }
        Business business = businesses.byId(due.tenant());
        Map<Kind, Templates.Template> words = templates.in(wishes.language());
        List<Message.Item> items = wanted.stream().map(row -> item(row, words)).toList();
        return Optional.of(
                new Message(
                        wanted.getFirst().delivery(),
                        due.tenant(),
                        business,
                        person.get(),
                        wishes.phone(),
                        wishes.language(),
                        items));
    }

    void note(Due due, Channel.Outcome outcome) {
        for (Due.Row row : due.rows()) {
            switch (outcome) {
                case Channel.Outcome.Sent sent -> set(row, "sent", null, sent.receipt(), "");
                case Channel.Outcome.Again again when row.attempt() < MOST_ATTEMPTS ->
                        set(
                                row,
                                "waiting",
                                clock.instant().plus(pause(row.attempt())),
                                "",
                                again.problem());
                case Channel.Outcome.Again again -> fail(due, row, again.problem());
                case Channel.Outcome.Never never -> fail(due, row, never.problem());
            }
        }
    }

    /** 30 s, 1 min, 2 min … 1 h. */
    static Duration pause(int attempt) {
        return Duration.ofSeconds(Math.min(3_600, 30L << Math.min(attempt - 1, 10)));
    }

    private void fail(Due due, Due.Row row, String problem) {
        LOG.warnf("A notification by %s was given up: %s", due.channel(), problem);
        set(row, "failed", null, "", problem);
    }

    /** Only where nobody has settled it meanwhile. */
    private void set(
            Due.Row row, String state, @Nullable Instant due, String receipt, String problem) {
        entities.createNativeQuery(
                        """
                        update notification_delivery set state = ?2, due_at = cast(?3 as timestamptz), receipt = ?4, problem = ?5,
                            sent_at = case when ?2 = 'sent' then cast(?6 as timestamptz) else sent_at end
                        where id = ?1 and state = 'waiting'
                        """)
                .setParameter(1, row.delivery())
                .setParameter(2, state)
                .setParameter(3, due == null ? null : due.toString())
                .setParameter(4, receipt)
                .setParameter(5, problem)
                .setParameter(6, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    private Message.Item item(Due.Row row, Map<Kind, Templates.Template> words) {
        Templates.Text text = Templates.text(words, row.kind(), row.values());
        return new Message.Item(
                row.kind(),
                text.title(),
                text.body(),
                address.of(row.link().isEmpty() ? "/console/notifications" : row.link()),
                row.values().get(Notice.IMAGE));
    }
}
