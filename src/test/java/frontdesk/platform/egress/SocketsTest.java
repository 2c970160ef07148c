package frontdesk.platform.egress;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

class SocketsTest {

    private final Sockets sockets = new Sockets();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "10.0.0.1",
                "169.254.169.254",
                "192.168.1.1",
                "::1"
            })
    void privateAddressesAreNotConnectedTo(String host) throws IOException {
        try (Socket socket = sockets.factory().createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(host, 1), 100))
                    .isInstanceOf(ForbiddenAddress.class);
        }
        assertThatThrownBy(() -> sockets.factory().createSocket(host, 1))
                .isInstanceOf(ForbiddenAddress.class);
    }
}
