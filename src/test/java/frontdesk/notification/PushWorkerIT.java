package frontdesk.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

import frontdesk.testing.Browser;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The console's service worker in a real browser, which gets its pushes from the tests instead of
 * from a push service.
 */
class PushWorkerIT {

    private static final TestServer SERVER = SharedServer.get();

    /**
     * Once it takes pushes and the page that was left is gone for it too, which is later than for
     * the page's owner.
     */
    private static final String UNSEEN =
            """
            new Promise((done) => {
              const look = async () => {
                const seen = (await clients.matchAll({ type: 'window', includeUncontrolled: true })).some((page) => page.focused);
                if (registration.active?.state === 'activated' && !seen) done('unseen');
                else setTimeout(look, 20);
              };
              look();
            })\
            """;

    /** Once there is one. */
    private static final String SHOWN =
            """
            new Promise((done) => {
              const look = async () => {
                const [one] = await registration.getNotifications();
                if (one) done([one.title, one.body, one.data.link].join('|'));
                else setTimeout(look, 20);
              };
              look();
            })\
            """;

    private static final String LEFT =
            "registration.getNotifications().then((all) => String(all.length))";

    /** A click that a script makes may open nothing, so what would be opened is noted. */
    private static final String CLICK =
            """
            new Promise((done) => {
              clients.openWindow = async (url) => done(url);
              registration.getNotifications().then(([notification]) => dispatchEvent(new NotificationEvent('notificationclick', { notification })));
            })\
            """;

    @Test
    void aPushIsShownWhenNobodyLooksAndLeadsIntoTheProductOnly() throws Exception {
        try (Browser browser = Browser.openWhole("push")) {
            Page page = browser.window(SERVER.address());
            BrowserContext context = page.context();
            context.grantPermissions(
                    List.of("notifications"),
                    new BrowserContext.GrantPermissionsOptions()
                            .setOrigin(SERVER.address().toString()));
            Company company = Company.found(SERVER);
            Console console =
                    Console.in(page)
                            .signIn(
                                    company.owner()
                                            .get("/api/auth/me")
                                            .is(200)
                                            .json()
                                            .getString("email"),
                                    Company.PASSWORD);
            CDPSession devtools = context.newCDPSession(page);
            CompletableFuture<String> registered = new CompletableFuture<>();
            devtools.on(
                    "ServiceWorker.workerRegistrationUpdated",
                    event -> registered(event, registered));
            devtools.send("ServiceWorker.enable");
            page.navigate("/console/notifications/settings");
            browser.expect("does not support the Push API in incognito mode");
            console.button("Turn on pushes in this browser").click();
            page.waitForCondition(registered::isDone);
            assertThat(page.getByText("The browser's push service could not be reached."))
                    .isVisible();
            assertThat(console.button("Turn on pushes in this browser")).isVisible();

            page.navigate("about:blank");
            WorkerTarget worker = new WorkerTarget(page);
            assertThat(worker.evaluate(UNSEEN)).isEqualTo("unseen");
            push(
                    devtools,
                    registered.get(1, TimeUnit.SECONDS),
                    "{\"title\": \"Ann waits\", \"body\": \"<b>Now</b>\", \"link\": \""
                            + SERVER.address()
                            + "/console/support/waiting/1?a=b\"}");
            assertThat(worker.evaluate(SHOWN))
                    .isEqualTo(
                            "Ann waits|<b>Now</b>|"
                                    + SERVER.address()
                                    + "/console/support/waiting/1?a=b");
            assertThat(worker.evaluate(CLICK))
                    .isEqualTo(SERVER.address() + "/console/support/waiting/1?a=b");
            assertThat(worker.evaluate(LEFT)).as("it is gone by the click").isEqualTo("0");

            push(
                    devtools,
                    registered.get(),
                    "{\"title\": \"Elsewhere\", \"body\": \"\", \"link\":"
                            + " \"https://evil.example/console/x\"}");
            assertThat(worker.evaluate(SHOWN)).startsWith("Elsewhere|");
            assertThat(worker.evaluate(CLICK))
                    .as("never elsewhere")
                    .isEqualTo(SERVER.address() + "/console/x");
        }
    }

    private static void registered(JsonObject event, CompletableFuture<String> id) {
        JsonArray registrations = event.getAsJsonArray("registrations");
        registrations.forEach(
                one -> {
                    if (one.getAsJsonObject().get("scopeURL").getAsString().endsWith("/console/")) {
                        id.complete(one.getAsJsonObject().get("registrationId").getAsString());
                    }
                });
    }

    private static void push(CDPSession devtools, String registration, String data) {
        JsonObject message = new JsonObject();
        Map.of("origin", SERVER.address().toString(), "registrationId", registration, "data", data)
                .forEach(message::addProperty);
        devtools.send("ServiceWorker.deliverPushMessage", message);
    }

    /** The worker as DevTools sees it. */
    private static final class WorkerTarget {

        private final Page page;
        private final CDPSession browser;
        private final String session;
        private final Map<Integer, String> answers = new ConcurrentHashMap<>();
        private int last;

        WorkerTarget(Page page) {
            this.page = page;
            browser = page.context().browser().newBrowserCDPSession();
            browser.on(
                    "Target.receivedMessageFromTarget",
                    event -> {
                        JsonObject answer =
                                JsonParser.parseString(event.get("message").getAsString())
                                        .getAsJsonObject();
                        if (answer.has("id")) {
                            answers.put(answer.get("id").getAsInt(), value(answer));
                        }
                    });
            JsonObject to = new JsonObject();
            browser.send("Target.getTargets")
                    .getAsJsonArray("targetInfos")
                    .forEach(
                            one -> {
                                if (one.getAsJsonObject()
                                        .get("type")
                                        .getAsString()
                                        .equals("service_worker")) {
                                    to.add("targetId", one.getAsJsonObject().get("targetId"));
                                }
                            });
            to.addProperty("flatten", false);
            session = browser.send("Target.attachToTarget", to).get("sessionId").getAsString();
        }

        private static String value(JsonObject answer) {
            return answer.has("result")
                            && answer.getAsJsonObject("result")
                                    .getAsJsonObject("result")
                                    .has("value")
                    ? answer.getAsJsonObject("result")
                            .getAsJsonObject("result")
                            .get("value")
                            .getAsString()
                    : answer.toString();
        }

        /**
         * @param expression of a promise of a text
         */
        String evaluate(String expression) {
            int id = ++last;
            JsonObject parameters = new JsonObject();
            parameters.addProperty("expression", expression);
            parameters.addProperty("awaitPromise", true);
            parameters.addProperty("returnByValue", true);
            JsonObject message = new JsonObject();
            message.addProperty("id", id);
            message.addProperty("method", "Runtime.evaluate");
            message.add("params", parameters);
            JsonObject wrapped = new JsonObject();
            wrapped.addProperty("sessionId", session);
            wrapped.addProperty("message", message.toString());
            browser.send("Target.sendMessageToTarget", wrapped);
            page.waitForCondition(() -> answers.containsKey(id));
            return answers.remove(id);
        }
    }
}
