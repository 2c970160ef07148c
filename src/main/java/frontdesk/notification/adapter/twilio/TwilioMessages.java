package frontdesk.notification.adapter.twilio;

import frontdesk.notification.control.SmsProvider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends by Twilio's API. It gives up early where that is down: what is not sent waits in its row,
 * which is the one place that tries again.
 */
@ApplicationScoped
public class TwilioMessages {

    private static final long SECONDS = 10;

    @Inject
    @ConfigProperty(
            name = "frontdesk.notification.twilio.url",
            defaultValue = "https://api.twilio.com")
    String url = "";

    @Inject
    @ConfigProperty(name = "frontdesk.notification.twilio.account")
    Optional<String> account = Optional.empty();

    @Inject
    @ConfigProperty(name = "frontdesk.notification.twilio.token")
    Optional<String> token = Optional.empty();

    /** The number that messages come from, in E.164. */
    @Inject
    @ConfigProperty(name = "frontdesk.notification.twilio.from")
    Optional<String> from = Optional.empty();

    /**
     * @param sid Twilio's name for the message; empty where it made none
     * @param problem in its words
     */
    record Answer(int status, String sid, String problem) {}

    boolean isConfigured() {
        return account.isPresent() && token.isPresent() && from.isPresent();
    }

    String token() {
        return token.orElse("");
    }

    @Timeout(value = 2 * SECONDS, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(
            requestVolumeThreshold = 8,
            failureRatio = 0.5,
            delay = 30,
            delayUnit = ChronoUnit.SECONDS)
    public Answer send(SmsProvider.Sms sms) {
        Form form =
                new Form()
                        .param("To", sms.to())
                        .param("From", from.orElse(""))
                        .param("Body", sms.text())
                        .param("StatusCallback", sms.reports());
        if (sms.image() != null) {
            form.param("MediaUrl", sms.image());
        }
        String name = account.orElse("");
        String credentials =
                Base64.getEncoder()
                        .encodeToString((name + ":" + token()).getBytes(StandardCharsets.UTF_8));
        try (TwilioApi api = api();
                Response response = api.send("Basic " + credentials, name, form)) {
            return answer(response.getStatus(), response.readEntity(String.class));
        }
    }

    private static Answer answer(int status, String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            var json = reader.readObject();
            return new Answer(status, json.getString("sid", ""), json.getString("message", ""));
        } catch (JsonException e) {
            return new Answer(status, "", "");
        }
    }

    private TwilioApi api() {
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(url.replaceAll("/+$", "") + "/"))
                .connectTimeout(SECONDS, TimeUnit.SECONDS)
                .readTimeout(SECONDS, TimeUnit.SECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(TwilioApi.class);
    }
}
