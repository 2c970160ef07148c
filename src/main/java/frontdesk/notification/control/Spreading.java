package frontdesk.notification.control;

import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a notice to each person that it is for: one row for each person, and one for each channel
 * that they want it on.
 */
@ApplicationScoped
@Transactional
public class Spreading {

    /** A customer who writes five times has replied once, for somebody who has not looked yet. */
    private static final Duration SAME = Duration.ofHours(1);

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Preferences preferences;

    @Inject private Channels channels;

    @Inject private Subscriptions subscriptions;

    @Inject private Event<NotificationsChanged> changed;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    public void spread(String payload) {
        Telling.Given given = json.fromJson(payload, Telling.Given.class);
        Kind kind = Kind.valueOf(given.kind());
        Set<UUID> told = new LinkedHashSet<>();
        for (Person person : businesses.people()) {
            if (isFor(given, kind, person.id(), person.roles()) && tell(given, kind, person)) {
                told.add(person.id());
            }
        }
        if (!told.isEmpty()) {
            changed.fire(new NotificationsChanged(CallerContext.current().requireTenant(), told));
        }
    }

    /** Nobody is told what they did themselves, but for what somebody has sent to all. */
    static boolean isFor(Telling.Given given, Kind kind, UUID person, List<String> roles) {
        if (person.equals(given.by()) && kind != Kind.custom) {
            return false;
        }
        if (given.person() != null) {
            return given.person().equals(person);
        }
        return given.roles().length == 0
                || roles.stream().anyMatch(Set.of(given.roles())::contains);
    }

    private boolean tell(Telling.Given given, Kind kind, Person person) {
        Wishes wishes = preferences.of(person.id());
        Set<ChannelKind> wanted = wishes.channels(kind);
        Instant now = clock.instant();
        boolean inApp = wanted.contains(ChannelKind.inApp);
        List<?> stored =
                entities.createNativeQuery(
                                """
                                insert into notification (id, tenant_id, event_id, person_id, kind, data, link, in_app, created_at, read_at)
                                select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as timestamptz), case when ?8 then null else cast(?9 as timestamptz) end
                                where ?5 <> 'customerReplied' or not exists (select from notification where person_id = ?4 and kind = ?5 and link = ?7
                                    and (read_at is null or not in_app) and created_at > ?10)
                                on conflict (event_id, person_id) do nothing returning id
                                """)
                        .setParameter(1, Ids.next())
                        .setParameter(2, CallerContext.current().requireTenant().value())
                        .setParameter(3, given.event())
                        .setParameter(4, person.id())
                        .setParameter(5, kind.name())
                        .setParameter(6, json.toJson(given.values()))
                        .setParameter(7, given.link())
                        .setParameter(8, inApp)
                        .setParameter(9, Timestamp.from(now))
                        .setParameter(10, Timestamp.from(now.minus(SAME)))
                        .getResultList();
        stored.forEach(
                id ->
                        wanted.stream()
                                .filter(channel -> reaches(channel, person.id(), wishes))
                                .forEach(
                                        channel ->
                                                queue(
                                                        (UUID) id,
                                                        person.id(),
                                                        channel,
                                                        wishes.due(channel, now),
                                                        now)));
        return !stored.isEmpty();
    }

    private boolean reaches(ChannelKind channel, UUID person, Wishes wishes) {
        return channels.reach(channel)
                && switch (channel) {
                    case inApp, email -> true;
                    case push -> !subscriptions.of(person).isEmpty();
                    case sms -> !wishes.phone().isEmpty();
                };
    }

    private void queue(
            UUID notification, UUID person, ChannelKind channel, Instant due, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into notification_delivery (id, notification_id, tenant_id, person_id, channel, state, attempts, due_at, created_at)
                        values (?1, ?2, ?3, ?4, ?5, 'waiting', 0, ?6, ?7) on conflict (notification_id, channel) do nothing
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, notification)
                .setParameter(3, CallerContext.current().requireTenant().value())
                .setParameter(4, person)
                .setParameter(5, channel.name())
                .setParameter(6, Timestamp.from(due))
                .setParameter(7, Timestamp.from(now))
                .executeUpdate();
    }
}
