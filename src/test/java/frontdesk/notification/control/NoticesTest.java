package frontdesk.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.notification.Kind;
import frontdesk.platform.http.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who is told, in which words, and how somebody gets no more of it. */
class NoticesTest {

    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();

    private static Telling.Given given(UUID person, UUID by, String... roles) {
        return new Telling.Given(UUID.randomUUID(), "custom", person, roles, Map.of(), "", by);
    }

    @Test
    void aNoticeIsForOnePersonForARoleOrForAll() {
        assertThat(Spreading.isFor(given(ANN, null), Kind.custom, ANN, List.of("agent"))).isTrue();
        assertThat(Spreading.isFor(given(ANN, null), Kind.custom, BOB, List.of("agent"))).isFalse();
        assertThat(
                        Spreading.isFor(
                                given(null, null, "owner", "admin"),
                                Kind.custom,
                                BOB,
                                List.of("admin")))
                .isTrue();
        assertThat(
                        Spreading.isFor(
                                given(null, null, "owner", "admin"),
                                Kind.custom,
                                BOB,
                                List.of("agent")))
                .isFalse();
        assertThat(Spreading.isFor(given(null, null), Kind.custom, BOB, List.of("member")))
                .isTrue();
    }

    @Test
    void nobodyIsToldWhatTheyDidThemselvesButWhatTheySentToAll() {
        assertThat(
                        Spreading.isFor(
                                given(null, BOB, "agent"),
                                Kind.conversationWaiting,
                                BOB,
                                List.of("agent")))
                .isFalse();
        assertThat(
                        Spreading.isFor(
                                given(null, BOB, "agent"),
                                Kind.conversationWaiting,
                                ANN,
                                List.of("agent")))
                .isTrue();
        assertThat(Spreading.isFor(given(null, BOB), Kind.custom, BOB, List.of("agent"))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasWordsInEveryLanguageWithItsOwnPlacesOnly(Kind kind) {
        for (String language : Wording.LANGUAGES) {
            for (String part : List.of("title", "body")) {
                String text = Wording.text(language, kind + "." + part);
                assertThat(text).as(language).isNotEqualTo(kind + "." + part);
                Templates.requireKnownPlaces(part, kind, text);
            }
            assertThat(Wording.text(language, "kind." + kind)).isNotEqualTo("kind." + kind);
            kind.places()
                    .forEach(
                            place ->
                                    assertThat(Wording.text(language, "example." + place))
                                            .isNotEqualTo("example." + place));
        }
    }

    @Test
    void aPlaceIsFilledOnceAndATitleIsOneLine() {
        Templates.Text text =
                Templates.text(
                        "{title}\r\nBcc: x",
                        "{body} {nothing}",
                        "en",
                        Map.of("title", "{body}\u0000\r\nEvil: 1", "body", "<b>$1\\</b>"));
        assertThat(text.title()).isEqualTo("{body} Evil: 1 Bcc: x");
        assertThat(text.body()).isEqualTo("<b>$1\\</b>");
    }

    @Test
    void aValueMayBeATextOfTheCatalogue() {
        assertThat(Wording.filled("{reason}", "de", Map.of("reason", "@reason.gone")))
                .isEqualTo(Wording.text("de", "reason.gone"))
                .doesNotContain("@");
        assertThat(Wording.filled("{reason}", "de", Map.of("reason", "@nobody")))
                .isEqualTo("@nobody");
    }

    @Test
    void aTemplateHasOnlyThePlacesOfItsKind() {
        Templates.requireKnownPlaces("title", Kind.customerReplied, "{customer}!");
        assertThatThrownBy(
                        () ->
                                Templates.requireKnownPlaces(
                                        "title", Kind.customerReplied, "{password}"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem().code())
                                        .isEqualTo("unknown_placeholder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/tickets", "/p/it-desk/?q=a%20b#c", "/"})
    void aLinkStaysInTheProduct(String link) {
        assertThat(Sending.link(link)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "console",
                "/a b",
                "/a\nb",
                "/a\\b"
            })
    void andLeadsNowhereElse(String link) {
        assertThatThrownBy(() -> Sending.link(link)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoHasChosenNothingGetsTheUsual() {
        Wishes usual = Wishes.usual("en");
        assertThat(usual.channels(Kind.customerReplied))
                .containsExactlyInAnyOrder(ChannelKind.inApp, ChannelKind.push);
        assertThat(usual.channels(Kind.webhookDisabled))
                .containsExactlyInAnyOrder(ChannelKind.inApp, ChannelKind.email);
        Wishes none =
                new Wishes(
                        "en",
                        usual.zone(),
                        null,
                        null,
                        Digest.atOnce,
                        Wishes.MORNING,
                        "",
                        Map.of(Kind.customerReplied, Set.of()));
        assertThat(none.channels(Kind.customerReplied)).isEmpty();
        assertThat(none.channels(Kind.custom)).isEqualTo(usual.channels(Kind.custom));
    }

    @Test
    void pausesGrowToAnHour() {
        assertThat(List.of(1, 2, 3, 20).stream().map(attempt -> Writing.pause(attempt).toSeconds()))
                .containsExactly(30L, 60L, 120L, 3_600L);
    }
}
