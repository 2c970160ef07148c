package frontdesk.notification.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import frontdesk.notification.control.Channel;
import frontdesk.notification.control.SmsProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twilio, as a server on this machine plays it. */
class TwilioTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private volatile String answer = "{\"sid\": \"SM1\", \"status\": \"queued\"}";
    private HttpServer server;
    private TwilioProvider channel;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    heard.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        channel = new TwilioProvider();
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

    private Channel.Outcome send(String image) {
        return channel.send(
                new SmsProvider.Sms(
                        "+4930123456",
                        "Meeting\nAt ten & sharp",
                        image,
                        "https://desk.example/api/notifications/sms/twilio"));
    }

    @Test
    void aMessageIsSentWithWhereToReport() {
        assertThat(channel.configured()).isTrue();
        assertThat(send(null)).isEqualTo(new Channel.Outcome.Sent("SM1"));
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst())
                .startsWith("POST /2010-04-01/Accounts/AC1/Messages.json Basic QUMxOjEyMzQ1 ")
                .contains(
                        "To=%2B4930123456",
                        "From=%2B15005550006",
                        "Body=Meeting%0AAt+ten+%26+sharp",
                        "StatusCallback=https%3A%2F%2Fdesk.example%2Fapi%2Fnotifications%2Fsms%2Ftwilio")
                .doesNotContain("MediaUrl");
    }

    @Test
    void withAPictureItIsAnMms() {
        assertThat(send("https://www.example.com/a.png"))
                .isEqualTo(new Channel.Outcome.Sent("SM1"));
        assertThat(heard.getFirst())
                .contains("MediaUrl=https%3A%2F%2Fwww.example.com%2Fa.png", "StatusCallback=");
    }

    @Test
    void whatTwilioRefusesIsNotTriedAgainButWhatItCannotDoNowIs() {
        status = 400;
        answer = "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\"}";
        assertThat(send(null))
                .isEqualTo(
                        new Channel.Outcome.Never(
                                "Twilio answered 400. Invalid 'To' Phone Number"));
        status = 429;
        assertThat(send(null)).isInstanceOf(Channel.Outcome.Again.class);
        status = 503;
        answer = "Sorry";
        assertThat(send(null)).isInstanceOf(Channel.Outcome.Again.class);
        server.stop(0);
        assertThat(send(null)).isEqualTo(new Channel.Outcome.Again("Twilio was not reached."));
    }

    @Test
    void withoutSettingsItIsOff() {
        channel.messages.token = Optional.empty();
        assertThat(channel.configured()).isFalse();
        assertThat(channel.isGenuine("https://x", Map.of(), "")).isFalse();
    }

    /** The example of Twilio's documentation. */
    @Test
    void aReportIsTwiliosWhereItsSignatureFits() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        Map<String, String> parameters =
                Map.of(
                        "CallSid",
                        "CA1234567890ABCDE",
                        "Caller",
                        "+14158675309",
                        "Digits",
                        "1234",
                        "From",
                        "+14158675309",
                        "To",
                        "+18005551212");
        String signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        assertThat(channel.isGenuine(url, parameters, signature)).isTrue();
        assertThat(channel.isGenuine(url + "3", parameters, signature)).isFalse();
        assertThat(channel.isGenuine(url, Map.of("CallSid", "CA1234567890ABCDE"), signature))
                .isFalse();
        assertThat(channel.isGenuine(url, parameters, "SSOYDt4T1cUTdK1PDd93/VVr8B8=")).isFalse();
        channel.messages.token = Optional.of("12346");
        assertThat(channel.isGenuine(url, parameters, signature)).isFalse();
    }

    @Test
    void aReportSaysWhatBecameOfAMessage() throws GeneralSecurityException {
        assertThat(read("MessageSid=SM1&MessageStatus=delivered"))
                .contains(new SmsProvider.Report("SM1", SmsProvider.Fate.delivered, ""));
        assertThat(read("MessageStatus=undelivered&MessageSid=SM1&ErrorCode=30003"))
                .contains(
                        new SmsProvider.Report(
                                "SM1", SmsProvider.Fate.failed, "Twilio reports error 30003."));
        assertThat(read("MessageSid=SM1&MessageStatus=sent").map(SmsProvider.Report::fate))
                .contains(SmsProvider.Fate.underway);
        assertThat(
                        channel.read(
                                new SmsProvider.Call(
                                        "https://x/",
                                        Map.of("x-twilio-signature", "AAAA"),
                                        "MessageSid=SM1&MessageStatus=delivered")))
                .isEmpty();
        assertThat(channel.read(new SmsProvider.Call("https://x/", Map.of(), "%"))).isEmpty();
    }

    private Optional<SmsProvider.Report> read(String body) throws GeneralSecurityException {
        String signed =
                Arrays.stream(body.split("&"))
                        .sorted()
                        .map(pair -> pair.replace("=", ""))
                        .collect(Collectors.joining());
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("12345".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String signature =
                Base64.getEncoder()
                        .encodeToString(
                                mac.doFinal(
                                        ("https://x/" + signed).getBytes(StandardCharsets.UTF_8)));
        return channel.read(
                new SmsProvider.Call("https://x/", Map.of("x-twilio-signature", signature), body));
    }
}
