package frontdesk.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Quiet ends when the clock on the wall says so, also on the days when somebody puts it forward or
 * back.
 */
class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT =
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), BERLIN);

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2000-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2040-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    /** Days on which clocks change come up as often as others. */
    @Provide
    Arbitrary<Instant> changes() {
        Arbitrary<Instant> days =
                Arbitraries.of(
                                "2026-03-29T01:00:00Z",
                                "2026-10-25T01:00:00Z",
                                "2026-03-08T10:00:00Z",
                                "2026-11-01T09:00:00Z",
                                "2026-04-04T15:00:00Z",
                                "2026-10-03T15:30:00Z")
                        .map(Instant::parse);
        return days.flatMap(
                day -> Arbitraries.longs().between(-86_400, 86_400).map(day::plusSeconds));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Los_Angeles",
                        "Asia/Kathmandu",
                        "Australia/Lord_Howe",
                        "UTC",
                        "Africa/Casablanca",
                        "Pacific/Apia")
                .map(ZoneId::of);
    }

    @Property
    void nobodyIsWokenAndNobodyWaitsForMoreThanADay(
            @ForAll("times") Instant time,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 1_439) int from,
            @ForAll @IntRange(max = 1_439) int until) {
        check(time, zone, from, until);
    }

    @Property
    void norWhenTheClockChanges(
            @ForAll("changes") Instant time,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 1_439) int from,
            @ForAll @IntRange(max = 1_439) int until) {
        check(time, zone, from, until);
    }

    private static void check(Instant time, ZoneId zone, int from, int until) {
        QuietHours quiet =
                new QuietHours(
                        LocalTime.ofSecondOfDay(from * 60L),
                        LocalTime.ofSecondOfDay(until * 60L),
                        zone);
        Instant sent = quiet.after(time);
        assertThat(sent).isAfterOrEqualTo(time);
        assertThat(quiet.contains(sent)).as("%s is quiet", sent).isFalse();
        // Samoa has left out a whole day.
        assertThat(Duration.between(time, sent))
                .isLessThanOrEqualTo(
                        Duration.ofHours(zone.getId().equals("Pacific/Apia") ? 49 : 26));
        if (!quiet.contains(time)) {
            assertThat(sent).isEqualTo(time);
        }
    }

    @Example
    void theNightEndsInTheMorning() {
        assertThat(NIGHT.after(Instant.parse("2026-01-10T20:59:59Z")))
                .isEqualTo("2026-01-10T20:59:59Z");
        assertThat(NIGHT.after(Instant.parse("2026-01-10T21:00:00Z")))
                .isEqualTo("2026-01-11T06:00:00Z");
        assertThat(NIGHT.after(Instant.parse("2026-01-11T05:59:59Z")))
                .isEqualTo("2026-01-11T06:00:00Z");
        assertThat(NIGHT.after(Instant.parse("2026-01-11T06:00:00Z")))
                .isEqualTo("2026-01-11T06:00:00Z");
    }

    @Example
    void theNightOfTheChangeIsAnHourShorterOrLonger() {
        assertThat(NIGHT.after(Instant.parse("2026-03-28T22:00:00Z")))
                .isEqualTo("2026-03-29T05:00:00Z");
        assertThat(NIGHT.after(Instant.parse("2026-10-24T21:00:00Z")))
                .isEqualTo("2026-10-25T06:00:00Z");
    }

    @Example
    void anEndThatTheClockLeapsOverIsWhereItGoesOn() {
        QuietHours quiet = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30), BERLIN);
        assertThat(quiet.after(Instant.parse("2026-03-29T00:30:00Z")))
                .isEqualTo("2026-03-29T01:00:00Z");
    }

    @Example
    void anEndThatComesTwiceIsTheNextOne() {
        QuietHours quiet = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30), BERLIN);
        assertThat(quiet.after(Instant.parse("2026-10-25T00:15:00Z")))
                .isEqualTo("2026-10-25T00:30:00Z");
        assertThat(quiet.after(Instant.parse("2026-10-25T01:15:00Z")))
                .isEqualTo("2026-10-25T01:30:00Z");
    }

    @Example
    void noHoursAtAllAreNeverQuiet() {
        assertThat(
                        new QuietHours(LocalTime.of(8, 0), LocalTime.of(8, 0), BERLIN)
                                .contains(Instant.parse("2026-01-10T07:00:00Z")))
                .isFalse();
    }

    @Example
    void digestsComeAtTheFullHourAndAtTheTimeOfDay() {
        Instant now = Instant.parse("2026-03-28T10:20:00Z");
        assertThat(Digest.atOnce.next(now, BERLIN, Wishes.MORNING)).isEqualTo(now);
        assertThat(Digest.hourly.next(now, BERLIN, Wishes.MORNING))
                .isEqualTo("2026-03-28T11:00:00Z");
        assertThat(Digest.hourly.next(now, ZoneId.of("Asia/Kathmandu"), Wishes.MORNING))
                .isEqualTo("2026-03-28T11:15:00Z");
        assertThat(Digest.daily.next(now, BERLIN, Wishes.MORNING))
                .as("an hour earlier, since the clock was put forward")
                .isEqualTo("2026-03-29T06:00:00Z");
        assertThat(Digest.daily.next(Instant.parse("2026-03-28T06:00:00Z"), BERLIN, Wishes.MORNING))
                .isEqualTo("2026-03-28T07:00:00Z");
        assertThat(Digest.daily.next(Instant.parse("2026-03-28T07:00:00Z"), BERLIN, Wishes.MORNING))
                .as("not twice")
                .isEqualTo("2026-03-29T06:00:00Z");
    }

    @Example
    void aDigestInQuietHoursWaitsForTheirEnd() {
        Wishes wishes =
                new Wishes(
                        "en",
                        BERLIN,
                        LocalTime.of(18, 0),
                        LocalTime.of(9, 0),
                        Digest.daily,
                        LocalTime.of(8, 0),
                        "",
                        java.util.Map.of());
        Instant now = Instant.parse("2026-01-10T12:00:00Z");
        assertThat(wishes.due(ChannelKind.email, now)).isEqualTo("2026-01-11T08:00:00Z");
        assertThat(wishes.due(ChannelKind.push, now)).isEqualTo(now);
        assertThat(wishes.due(ChannelKind.push, Instant.parse("2026-01-10T18:00:00Z")))
                .isEqualTo("2026-01-11T08:00:00Z");
    }
}
