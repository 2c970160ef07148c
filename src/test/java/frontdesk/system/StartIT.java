package frontdesk.system;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.SharedServer;

import org.junit.jupiter.api.Test;

/** The server starts with a demo that answers. */
class StartIT {

    @Test
    void isReadyAndListsTheDemoBusinesses() {
        Client nobody = Client.nobody(SharedServer.get());

        assertThat(nobody.get("/api/system/ready").is(200).json().getBoolean("ready")).isTrue();
        assertThat(nobody.get("/api/identity/businesses").is(200).rows())
                .extracting(business -> business.getString("slug"))
                .contains("it-desk", "salon");
    }

    @Test
    void aVisitorGetsAnAnswer() {
        Client visitor = Client.visitor(SharedServer.get(), "it-desk");

        var reply = visitor.post("/api/support/chat", "{\"message\":\"Hello\"}").is(200).json();

        assertThat(reply.getJsonObject("message").getString("role")).isEqualTo("bot");
    }
}
