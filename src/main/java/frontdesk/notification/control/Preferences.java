package frontdesk.notification.control;

import frontdesk.identity.Businesses;
import frontdesk.notification.Kind;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What people have chosen, and the usual for those who have not. */
@ApplicationScoped
@Transactional
public class Preferences {

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Clock clock;

    public Wishes of(UUID person) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select language, zone, quiet_from, quiet_until, digest, digest_at, phone from notification_person where person_id = ?1
                                """)
                        .setParameter(1, person)
                        .getResultList();
        Map<Kind, Set<ChannelKind>> chosen = chosen(person);
        if (rows.isEmpty()) {
            Wishes usual = Wishes.usual(usualLanguage());
            return new Wishes(
                    usual.language(),
                    usual.zone(),
                    null,
                    null,
                    usual.digest(),
                    usual.digestAt(),
                    "",
                    chosen);
        }
        Object[] row = (Object[]) rows.getFirst();
        return new Wishes(
                (String) row[0],
                ZoneId.of((String) row[1]),
                time((String) row[2]),
                time((String) row[3]),
                Digest.valueOf((String) row[4]),
                LocalTime.parse((String) row[5]),
                (String) row[6],
                chosen);
    }

    /**
     * All but the number, which has a verb of its own: a form that is saved late must not undo a
     * code that came back meanwhile.
     */
    public void set(UUID person, Wishes wishes) {
        store(
                person,
                wishes,
                "",
                """
                language = excluded.language, zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                digest = excluded.digest, digest_at = excluded.digest_at
                """);
        wishes.chosen().forEach((kind, channels) -> choose(person, kind, channels));
    }

    /**
     * @param phone one that the person has proved to have; empty for none
     */
    public void setPhone(UUID person, String phone) {
        store(person, of(person), phone, "phone = excluded.phone");
    }

    /**
     * @param changed of a row that is there already
     */
    private void store(UUID person, Wishes wishes, String phone, String changed) {
        entities.createNativeQuery(
                        """
                        insert into notification_person (person_id, tenant_id, language, zone, quiet_from, quiet_until, digest, digest_at, phone, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict (person_id) do update set updated_at = excluded.updated_at,
                        """
                                + changed)
                .setParameter(1, person)
                .setParameter(2, tenant())
                .setParameter(3, wishes.language())
                .setParameter(4, wishes.zone().getId())
                .setParameter(5, text(wishes.quietFrom()))
                .setParameter(6, text(wishes.quietUntil()))
                .setParameter(7, wishes.digest().name())
                .setParameter(8, text(wishes.digestAt()))
                .setParameter(9, phone)
                .setParameter(10, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** No more of this kind by this channel; of none, where it is null. */
    public void stop(UUID person, @Nullable Kind kind, ChannelKind channel) {
        Wishes wishes = of(person);
        for (Kind one : kind == null ? Kind.ofBusinesses() : List.of(kind)) {
            Set<ChannelKind> left = EnumSet.noneOf(ChannelKind.class);
            wishes.channels(one).stream().filter(wanted -> wanted != channel).forEach(left::add);
            choose(person, one, left);
        }
    }

    private void choose(UUID person, Kind kind, Set<ChannelKind> channels) {
        entities.createNativeQuery(
                        """
                        insert into notification_choice (person_id, kind, tenant_id, channels) values (?1, ?2, ?3, ?4)
                        on conflict (person_id, kind) do update set channels = excluded.channels
                        """)
                .setParameter(1, person)
                .setParameter(2, kind.name())
                .setParameter(3, tenant())
                .setParameter(4, channels.stream().map(ChannelKind::name).toArray(String[]::new))
                .executeUpdate();
    }

    private Map<Kind, Set<ChannelKind>> chosen(UUID person) {
        List<?> rows =
                entities.createNativeQuery(
                                "select kind, channels from notification_choice where person_id ="
                                        + " ?1")
                        .setParameter(1, person)
                        .getResultList();
        Map<Kind, Set<ChannelKind>> chosen = new EnumMap<>(Kind.class);
        for (Object one : rows) {
            Object[] row = (Object[]) one;
            Set<ChannelKind> channels = EnumSet.noneOf(ChannelKind.class);
            Arrays.stream((String[]) row[1]).map(ChannelKind::valueOf).forEach(channels::add);
            chosen.put(Kind.valueOf((String) row[0]), channels);
        }
        return chosen;
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private String usualLanguage() {
        TenantId business = CallerContext.current().tenant();
        return business == null ? "en" : businesses.byId(business).language();
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
