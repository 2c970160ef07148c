package frontdesk.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;

import frontdesk.testing.Browser;
import frontdesk.testing.Client;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;
import frontdesk.testing.Widget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The widget as most customers meet it: one script tag on a page of somebody else's server. */
class ForeignPageIT {

    private static final String KNOWN = "I have a new phone. How do I move my Authenticator?";

    private final TestServer server = SharedServer.get();
    private HttpServer shop;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        Talk.awaitDemo(server);
        String html =
                """
                <!doctype html><html lang="en"><head><title>A shop</title><link rel="icon" href="data:,">
                <style>* { all: unset; display: block; color: red !important } button { display: none !important }</style></head>
                <body><h1>A shop</h1><script src="%s/widget.js" data-business="it-desk" async></script></body></html>
                """
                        .formatted(server.address());
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext(
                "/",
                exchange -> {
                    byte[] page = html.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        shop.start();
        browser = Browser.open("foreign");
    }

    @AfterEach
    void stop() {
        shop.stop(0);
        browser.close();
    }

    @Test
    void oneScriptTagBringsTheWholeChat() {
        Client.signedIn(server, "owner@it-desk.example")
                .method("PATCH", "/api/identity/business", "{\"origins\": [\"" + address() + "\"]}")
                .is(200);
        Page page = browser.window(address());
        page.navigate("/");
        Widget chat = Widget.in(page).open().say(KNOWN);
        Locator citation = chat.lastAnswer().locator(".cite").first();
        assertThat(citation).hasText("1");
        browser.shoot(page, "answered");

        Page article = page.context().waitForPage(citation::click);
        assertThat(article)
                .hasURL(Pattern.compile("^" + server.address() + "/p/it-desk/a/[-\\w]+#.+"));
        assertThat(article.locator(".prose .passage")).isInViewport();

        page.reload();
        assertThat(chat.lastAnswer().locator(".cite").first()).hasText("1");
        page.getByLabel("Your message").press("Escape");
        assertThat(chat.chat()).isHidden();
        assertThat(chat.button("Open the chat")).isVisible();
    }

    @Test
    void aPageThatTheBusinessDoesNotAllowIsServedWithoutASocket() {
        browser.expect("WebSocket connection .* 403");
        Page page = browser.window(address());
        page.navigate("/");
        Widget chat = Widget.in(page).open().say(KNOWN);
        assertThat(chat.lastAnswer().locator(".cite").first()).hasText("1");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + shop.getAddress().getPort());
    }
}
