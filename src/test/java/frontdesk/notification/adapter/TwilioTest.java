package frontdesk.notification.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import frontdesk.identity.Business;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.notification.control.Channel;
import frontdesk.notification.control.Message;
import frontdesk.platform.http.PublicAddress;
import frontdesk.shared.TenantId;

/** Twilio, as a server on this machine plays it. */
class TwilioTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private volatile String answer = "{\"sid\": \"SM1\", \"status\": \"queued\"}";
    private HttpServer server;
    private TwilioChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        channel = new TwilioChannel();
        channel.address = new PublicAddress();
        channel.messages = new TwilioMessages();
        channel.messages.url = "http://127.0.0.1:" + server.getAddress().getPort();
        channel.messages.account = Optional.of("AC1");
        channel.messages.token = Optional.of("12345");
        channel.messages.from = Optional.of("+15005550006");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Message message(String phone) {
        Business business = new Business(new TenantId(UUID.randomUUID()), "desk", "Desk", "", "en", List.of("en"), 250, "", List.of(), List.of(), false);
        Person person = new Person(UUID.randomUUID(), "Ann", "ann@desk.example", List.of("agent"));
        return new Message(UUID.randomUUID(), business.id(), business, person, phone, "en",
                List.of(new Message.Item(Kind.custom, "Meeting", "At ten & sharp", "http://localhost:8080/console/tickets")));
    }

    @Test
    void aMessageIsSentWithWhereToReport() {
        assertThat(channel.available()).isTrue();
        assertThat(channel.send(message("+4930123456"))).isEqualTo(new Channel.Outcome.Sent("SM1"));
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst()).startsWith("POST /2010-04-01/Accounts/AC1/Messages.json Basic QUMxOjEyMzQ1 ")
                .contains("To=%2B4930123456", "From=%2B15005550006", "Body=Meeting%0AAt+ten+%26+sharp%0A", "StatusCallback=http%3A%2F%2Flocalhost%3A8080%2Fapi%2Fnotifications%2Ftwilio");
    }

    @Test
    void whatTwilioRefusesIsNotTriedAgainButWhatItCannotDoNowIs() {
        status = 400;
        answer = "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\"}";
        assertThat(channel.send(message("+4930123456"))).isEqualTo(new Channel.Outcome.Never("Twilio answered 400. Invalid 'To' Phone Number"));
        status = 429;
        assertThat(channel.send(message("+4930123456"))).isInstanceOf(Channel.Outcome.Again.class);
        status = 503;
        answer = "Sorry";
        assertThat(channel.send(message("+4930123456"))).isInstanceOf(Channel.Outcome.Again.class);
        server.stop(0);
        assertThat(channel.send(message("+4930123456"))).isEqualTo(new Channel.Outcome.Again("Twilio was not reached."));
        assertThat(channel.send(message(""))).isInstanceOf(Channel.Outcome.Never.class);
    }

    @Test
    void withoutSettingsItIsOff() {
        channel.messages.token = Optional.empty();
        assertThat(channel.available()).isFalse();
        assertThat(channel.isGenuine("https://x", Map.of(), "")).isFalse();
    }

    /** The example of Twilio's documentation. */
    @Test
    void aReportIsTwiliosWhereItsSignatureFits() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        Map<String, String> parameters = Map.of("CallSid", "CA1234567890ABCDE", "Caller", "+14158675309", "Digits", "1234", "From", "+14158675309", "To", "+18005551212");
        String signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        assertThat(channel.isGenuine(url, parameters, signature)).isTrue();
        assertThat(channel.isGenuine(url + "3", parameters, signature)).isFalse();
        assertThat(channel.isGenuine(url, Map.of("CallSid", "CA1234567890ABCDE"), signature)).isFalse();
        assertThat(channel.isGenuine(url, parameters, "SSOYDt4T1cUTdK1PDd93/VVr8B8=")).isFalse();
        channel.messages.token = Optional.of("12346");
        assertThat(channel.isGenuine(url, parameters, signature)).isFalse();
    }
}
