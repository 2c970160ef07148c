package frontdesk.platform.egress;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Clients that check addresses when they connect to them, so that no name can lead elsewhere
 * between check and use; that follow no redirects, and repeat nothing by themselves.
 */
final class PinnedClients {

    private static final int LONGEST_HEADER = 32_768;
    private static final int MOST_HEADERS = 200;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    private PinnedClients() {}

    /**
     * @param most connections at once
     */
    static HttpClientBuilder client(CheckedNames names, int most) {
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnPerRoute(most)
                                .setMaxConnTotal(most)
                                .setDnsResolver(names)
                                .setConnectionFactory(
                                        ManagedHttpClientConnectionFactory.builder()
                                                .http1Config(
                                                        Http1Config.custom()
                                                                .setMaxLineLength(LONGEST_HEADER)
                                                                .setMaxHeaderCount(MOST_HEADERS)
                                                                .build())
                                                .build())
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(CONNECT)
                                                .build())
                                .setDefaultSocketConfig(
                                        SocketConfig.custom().setTcpNoDelay(true).build())
                                .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent();
    }
}
