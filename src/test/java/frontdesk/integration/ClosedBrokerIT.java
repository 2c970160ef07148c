package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration that everybody starts with lets nobody at its broker. */
class ClosedBrokerIT {

    @Test
    void theBrokerHasNoPortAndAPlaceForDeadLetters() throws IOException {
        Path server = Path.of(System.getProperty("frontdesk.server.home", "target/server"));
        String configuration =
                Files.readString(server.resolve("standalone/configuration/frontdesk.xml"));
        assertThat(configuration)
                .contains("<in-vm-acceptor")
                .doesNotContain(
                        "<http-acceptor",
                        "<remote-acceptor",
                        "<acceptor ",
                        "RemoteConnectionFactory");
        assertThat(configuration).contains("dead-letter-address=\"jms.queue.frontdesk.dead\"");
        assertThat(configuration).contains("node-identifier=\"${env.FRONTDESK_NODE:frontdesk}\"");
    }
}
