package frontdesk.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Clients that check addresses when they connect to them, so that no name can lead elsewhere between check and use; that
 * follow no redirects, and repeat nothing by themselves.
 */
final class PinnedClients {

    private static final int LONGEST_HEADER = 32_768;
    private static final int MOST_HEADERS = 200;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    private PinnedClients() {}

    /**
     * @param anywhere whether private addresses are connected to
     * @param most connections at once
     */
    static HttpClientBuilder client(boolean anywhere, int most) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(most)
                        .setMaxConnTotal(most)
                        .setDnsResolver(new SystemDefaultDnsResolver() {
                            @Override
                            public InetAddress[] resolve(String host) throws UnknownHostException {
                                InetAddress[] addresses = super.resolve(host);
                                for (InetAddress address : addresses) {
                                    if (!anywhere && PrivateAddresses.contains(address)) {
                                        throw new ForbiddenAddress(host);
                                    }
                                }
                                return addresses;
                            }
                        })
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom().setMaxLineLength(LONGEST_HEADER).setMaxHeaderCount(MOST_HEADERS).build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).build())
                        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent();
    }
}
