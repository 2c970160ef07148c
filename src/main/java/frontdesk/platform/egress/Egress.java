package frontdesk.platform.egress;

import frontdesk.platform.http.Refusal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLException;

/**
 * Sends small messages to addresses that businesses entered: only by http and https, and never into
 * the private network unless {@code frontdesk.egress.allow-private} says so. It blocks; call it
 * outside of transactions.
 */
@ApplicationScoped
public class Egress {

    private static final int MOST = 1_000;
    private static final Logger LOG = Logger.getLogger("Frontdesk.http");

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ScheduledExecutorService timer;

    @Inject
    @ConfigProperty(name = "frontdesk.egress.allow-private", defaultValue = "false")
    boolean privateAllowed;

    private CloseableHttpClient client = HttpClients.createMinimal();

    /**
     * @param status 0 where none came
     * @param retryAfter the header; empty where it is absent
     * @param body its beginning
     * @param problem empty where the answer came whole, or more of it than was wanted; else
     *     timeout, unknownHost, privateAddress, tls or connection
     */
    public record Answer(int status, String retryAfter, String body, String problem) {

        static Answer none(String problem) {
            return new Answer(0, "", "", problem);
        }
    }

    @PostConstruct
    void begin() {
        begin(CheckedNames.of(privateAllowed));
    }

    void begin(CheckedNames names) {
        // Messages to one address are rare: a kept connection would mostly be a dead one.
        client =
                PinnedClients.client(names, MOST)
                        .setConnectionReuseStrategy((request, response, context) -> false)
                        .build();
    }

    /**
     * @param within for all of it, from looking for the host to the end of the answer
     * @param most of the answer's bytes; the rest is not read
     */
    public Answer post(
            URI uri, Map<String, String> headers, byte[] body, Duration within, int most) {
        HttpPost request = new HttpPost(uri);
        Timeout longest = Timeout.of(within);
        request.setConfig(
                RequestConfig.custom()
                        .setConnectionRequestTimeout(longest)
                        .setResponseTimeout(longest)
                        .build());
        headers.forEach(request::setHeader);
        request.setHeader("Connection", "close");
        request.setEntity(new ByteArrayEntity(body, null));
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end =
                timer.schedule(
                        () -> {
                            late.set(true);
                            request.abort();
                        },
                        within.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            return read(request, client.executeOpen(null, request, null), most, late);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return Answer.none(late.get() ? "timeout" : problem(e));
        } finally {
            end.cancel(false);
        }
    }

    private static Answer read(
            HttpPost request, ClassicHttpResponse response, int most, AtomicBoolean late) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        String problem = "";
        try {
            InputStream body =
                    response.getEntity() == null
                            ? InputStream.nullInputStream()
                            : response.getEntity().getContent();
            byte[] part = new byte[1024];
            int n = 0;
            while (n >= 0 && read.size() < most) {
                read.write(part, 0, n);
                n = body.read(part, 0, Math.min(part.length, most - read.size()));
            }
        } catch (IOException | IllegalStateException e) {
            problem = late.get() ? "timeout" : problem(e);
        }
        end(request, response);
        Header retryAfter = response.getFirstHeader("Retry-After");
        String wait =
                retryAfter == null || retryAfter.getValue() == null ? "" : retryAfter.getValue();
        return new Answer(response.getCode(), wait, read.toString(StandardCharsets.UTF_8), problem);
    }

    /** Nobody waits for the rest. */
    private static void end(HttpPost request, ClassicHttpResponse response) {
        request.abort();
        try {
            response.close();
        } catch (IOException e) {
            LOG.debug("An answer broke off", e);
        }
    }

    private static String problem(Exception e) {
        return switch (e) {
            case ForbiddenAddress _ -> "privateAddress";
            case UnknownHostException _ -> "unknownHost";
            case SocketTimeoutException _ -> "timeout";
            case SSLException _ -> "tls";
            default -> "connection";
        };
    }

    /**
     * Says early what {@link #post} would say; that one's check counts.
     *
     * @throws Refusal with code {@code address_not_allowed} or {@code unknown_host}
     */
    public void check(URI uri) {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (host == null
                || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw Refusal.field(
                    "url", "address_not_allowed", "Only http and https addresses can be called.");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!privateAllowed && PrivateAddresses.contains(address)) {
                    throw Refusal.field(
                            "url",
                            "address_not_allowed",
                            "Private addresses are not called. The operator can allow them with"
                                    + " FRONTDESK_EGRESS_ALLOW_PRIVATE.");
                }
            }
        } catch (UnknownHostException e) {
            throw Refusal.field("url", "unknown_host", "There is no host of this name.");
        }
    }

    @PreDestroy
    void end() {
        client.close(CloseMode.IMMEDIATE);
    }
}
