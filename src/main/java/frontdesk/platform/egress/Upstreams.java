package frontdesk.platform.egress;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

/** Calls to AI providers, many at once, made to block virtual threads. Connections are kept. */
@ApplicationScoped
public class Upstreams {

    private static final int MOST = 4_000;
    private static final Timeout WAIT_FOR_CONNECTION = Timeout.ofSeconds(5);

    @Inject
    @ConfigProperty(name = "frontdesk.egress.allow-private", defaultValue = "false")
    private boolean privateAllowed;

    private CloseableHttpClient open = HttpClients.createMinimal();
    private CloseableHttpClient trusted = open;

    /** An answer whose body is read as it comes. */
    public static final class Upstream implements Closeable {

        private final HttpUriRequestBase request;
        private final ClassicHttpResponse response;

        Upstream(HttpUriRequestBase request, ClassicHttpResponse response) {
            this.request = request;
            this.response = response;
        }

        public int status() {
            return response.getCode();
        }

        /** Empty where it is absent. */
        public String header(String name) {
            Header header = response.getFirstHeader(name);
            return header == null || header.getValue() == null ? "" : header.getValue();
        }

        public InputStream body() throws IOException {
            return response.getEntity() == null
                    ? InputStream.nullInputStream()
                    : response.getEntity().getContent();
        }

        /** From any thread: ends the connection, and whatever reads from it. */
        public void abort() {
            request.abort();
        }

        /** Keeps the connection if the body was read to its end. */
        @Override
        public void close() throws IOException {
            response.close();
        }
    }

    @PostConstruct
    void begin() {
        begin(CheckedNames.of(privateAllowed));
    }

    void begin(CheckedNames names) {
        open = PinnedClients.client(names, MOST).build();
        trusted = PinnedClients.client(CheckedNames.of(true), MOST).build();
    }

    /**
     * @param operators whether the operator chose the address; else it must be a public one, unless
     *     {@code frontdesk.egress.allow-private} says otherwise
     * @param silence how long to wait for each part of the answer
     */
    public Upstream post(
            String url,
            Map<String, String> headers,
            byte[] json,
            Duration silence,
            boolean operators,
            @Nullable Opening opening)
            throws IOException {
        HttpPost request;
        try {
            request = new HttpPost(url);
        } catch (IllegalArgumentException e) {
            throw new UnknownHostException("no address: " + e.getClass().getSimpleName());
        }
        request.setConfig(
                RequestConfig.custom()
                        .setConnectionRequestTimeout(WAIT_FOR_CONNECTION)
                        .setResponseTimeout(Timeout.of(silence))
                        .build());
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        if (opening != null) {
            opening.begun(request::abort);
        }
        try {
            return new Upstream(
                    request, (operators ? trusted : open).executeOpen(null, request, null));
        } catch (IllegalStateException e) {
            // What the client says where it was aborted between two of its steps.
            throw new InterruptedIOException("given up");
        }
    }

    /** Is told how to give up before there is an answer. */
    @FunctionalInterface
    public interface Opening {
        void begun(Runnable abort);
    }

    @PreDestroy
    void end() {
        open.close(CloseMode.IMMEDIATE);
        trusted.close(CloseMode.IMMEDIATE);
    }
}
