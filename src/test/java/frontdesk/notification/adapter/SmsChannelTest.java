package frontdesk.notification.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.identity.Business;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.notification.control.Channel;
import frontdesk.notification.control.Message;
import frontdesk.shared.TenantId;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What a short message says. */
class SmsChannelTest {

    private static final Business BUSINESS =
            new Business(
                    new TenantId(UUID.randomUUID()),
                    "desk",
                    "Desk",
                    "",
                    "en",
                    List.of("en"),
                    250,
                    "",
                    List.of(),
                    List.of(),
                    false);

    private static Message message(String phone, String... bodies) {
        return new Message(
                UUID.randomUUID(),
                BUSINESS.id(),
                BUSINESS,
                new Person(UUID.randomUUID(), "Ann", "ann@desk.example", List.of("agent")),
                phone,
                "en",
                Arrays.stream(bodies)
                        .map(
                                body ->
                                        new Message.Item(
                                                Kind.custom,
                                                "Meeting",
                                                body,
                                                "https://desk.example/x",
                                                null))
                        .toList());
    }

    @Test
    void itIsShortAndSaysWhereItGoesOn() {
        assertThat(SmsChannel.text(message("+4930123456", "At ten")))
                .isEqualTo("Meeting\nAt ten\nhttps://desk.example/x");
        assertThat(SmsChannel.text(message("+4930123456", "long ".repeat(200))))
                .hasSizeLessThan(500)
                .endsWith("…\nhttps://desk.example/x");
        assertThat(SmsChannel.text(message("+4930123456", "One", "Two")))
                .isEqualTo("2 notifications from Desk\nhttps://desk.example/x");
    }

    @Test
    void withoutANumberThereIsNone() {
        assertThat(new SmsChannel().send(message("", "At ten")))
                .isInstanceOf(Channel.Outcome.Never.class);
    }
}
