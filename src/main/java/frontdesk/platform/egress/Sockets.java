package frontdesk.platform.egress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

import javax.net.SocketFactory;

/**
 * Connections that are not HTTP, to hosts that a business has named: by the same rule about private
 * addresses.
 */
@ApplicationScoped
public class Sockets {

    @Inject
    @ConfigProperty(name = "frontdesk.egress.allow-private", defaultValue = "false")
    boolean privateAllowed;

    /**
     * Its sockets check the address that they connect to, so that no name can lead elsewhere
     * between check and use.
     */
    public SocketFactory factory() {
        return new Checked(privateAllowed);
    }

    private static final class Checked extends SocketFactory {

        private final boolean anywhere;

        Checked(boolean anywhere) {
            this.anywhere = anywhere;
        }

        @Override
        public Socket createSocket() {
            return new CheckedSocket(anywhere);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return createSocket(host, port);
        }

        private Socket connected(InetSocketAddress address) throws IOException {
            Socket socket = createSocket();
            socket.connect(address);
            return socket;
        }
    }

    private static final class CheckedSocket extends Socket {

        private final boolean anywhere;

        CheckedSocket(boolean anywhere) {
            this.anywhere = anywhere;
        }

        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
            InetAddress to = address instanceof InetSocketAddress inet ? inet.getAddress() : null;
            if (!anywhere && to != null && PrivateAddresses.contains(to)) {
                throw new ForbiddenAddress(to.getHostAddress());
            }
            super.connect(address, timeout);
        }
    }
}
