package frontdesk.mail.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

class ReplyAddressTest {

    private final ReplyAddress replies =
            new ReplyAddress(
                    "support@acme.example",
                    "a key of this test".getBytes(StandardCharsets.US_ASCII));

    @Test
    void itLeadsBackToItsConversation() {
        for (UUID id : new UUID[] {UUID.randomUUID(), new UUID(0, 1), new UUID(-1, -1)}) {
            String address = replies.of(id).orElseThrow();
            assertThat(address).matches("support\\+[0-9a-v]{42}@acme\\.example");
            assertThat(replies.conversation(address)).contains(id);
            assertThat(replies.conversation(address.toUpperCase(java.util.Locale.ROOT)))
                    .contains(id);
            assertThat(replies.isOurs(address)).isTrue();
        }
    }

    @Test
    void nobodyElseMakesOne() {
        UUID id = UUID.randomUUID();
        String address = replies.of(id).orElseThrow();
        assertThat(new ReplyAddress("support@acme.example", new byte[] {1}).conversation(address))
                .isEmpty();
        assertThat(new ReplyAddress("sales@acme.example", replies.key()).conversation(address))
                .isEmpty();
        for (int i = 8; i < 50; i++) {
            char other = address.charAt(i) == '0' ? '1' : '0';
            assertThat(
                            replies.conversation(
                                    address.substring(0, i) + other + address.substring(i + 1)))
                    .as("changed at %d", i)
                    .isEmpty();
        }
        assertThat(replies.conversation("support+" + "w".repeat(42) + "@acme.example")).isEmpty();
        assertThat(replies.conversation("support+x@acme.example")).isEmpty();
        assertThat(replies.conversation("support@acme.example")).isEmpty();
    }

    @Test
    void aTokenIsForOnePurpose() {
        UUID id = UUID.randomUUID();
        String token = new ConversationToken(replies.key(), "unsubscribe").of(id);
        assertThat(new ConversationToken(replies.key(), "unsubscribe").conversation(token))
                .contains(id);
        assertThat(new ConversationToken(replies.key(), "reply").conversation(token)).isEmpty();
        assertThat(replies.conversation("support+" + token + "@acme.example")).isEmpty();
    }

    @Test
    void longAddressesHaveNone() {
        assertThat(
                        new ReplyAddress("a-very-long-name-of-a-desk@acme.example", new byte[] {1})
                                .of(UUID.randomUUID()))
                .isEmpty();
    }
}
