package frontdesk.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers of the tests. */
final class Ports {

    private Ports() {}

    /**
     * Below the ports that the system gives to whoever connects: nobody takes it before the server
     * does, nor while it is being started again.
     */
    static int free() throws IOException {
        while (true) {
            try (ServerSocket socket =
                    new ServerSocket(
                            ThreadLocalRandom.current().nextInt(12_000, 32_000),
                            1,
                            InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // Taken: another one.
            }
        }
    }
}
