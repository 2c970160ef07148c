package frontdesk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.OpenApi;
import frontdesk.testing.OpenApi.Call;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whatever is sent to whichever call, the answer is a problem that is the sender's, told as RFC
 * 9457 has it. What a {@link Client} promises of every answer (no 5xx, nothing of our inside) is
 * half of what is tested here.
 */
class BadInputIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final Company COMPANY = Company.found(SERVER);
    private static final Client NOBODY = Client.nobody(SERVER);
    private static final List<Call> CALLS = OpenApi.of(SERVER).calls();
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
    private static final String HUGE = "x".repeat(1024 * 1024);

    static Stream<Call> calls() {
        assertThat(CALLS).hasSizeGreaterThan(40);
        return CALLS.stream();
    }

    static Stream<Call> callsWithJson() {
        return calls().filter(Call::json);
    }

    static Stream<Call> callsWithQuery() {
        return calls().filter(call -> !call.queries().isEmpty());
    }

    static Stream<Call> callsWithId() {
        return calls().filter(Call::hasId);
    }

    @ParameterizedTest
    @MethodSource("callsWithJson")
    void aBodyThatIsNoneIsRefused(Call call) {
        for (String body :
                List.of(
                        "",
                        "   ",
                        "null",
                        "{",
                        "[]",
                        "[null]",
                        "\"text\"",
                        "7",
                        "true",
                        "<a/>",
                        "{\"a\":",
                        "{'a':1}",
                        "\0",
                        "[".repeat(20_000),
                        "{\"x\":".repeat(20_000),
                        "\"" + HUGE + "\"")) {
            refused(send(call, body, "application/json"), call + " with " + shortened(body));
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithJson")
    void aFieldOfTheWrongKindIsRefusedOrIgnored(Call call) {
        assertThat(call.fields()).isNotEmpty();
        for (String field : call.fields()) {
            for (String value :
                    List.of(
                            "{}",
                            "[]",
                            "[[]]",
                            "[null]",
                            "{\"a\":{}}",
                            "true",
                            "-1",
                            "1e400",
                            "99999999999999999999",
                            "\"\"",
                            "\"\\u0000\"",
                            "\"\\ud800\"",
                            "[\"\\u0000\"]",
                            "\"'; drop table account; --\"",
                            "\"not-a-uuid\"")) {
                send(call, "{\"" + field + "\":" + value + "}", "application/json");
            }
            Client.Response huge =
                    send(call, "{\"" + field + "\":\"" + HUGE + "\"}", "application/json");
            refused(huge, call + " with a megabyte of " + field);
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithJson")
    void anotherContentTypeIsRefused(Call call) {
        for (String type :
                List.of(
                        "text/plain",
                        "application/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data",
                        "nonsense")) {
            refused(send(call, "{\"a\":\"b\"}", type), call + " as " + type);
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithQuery")
    void nonsenseInTheQueryIsRefusedOrIgnored(Call call) {
        for (String query : call.queries()) {
            for (String value :
                    List.of(
                            "",
                            "%00",
                            "%EF%BF%BD",
                            "%E2%80%8B",
                            "a%00b",
                            "-1",
                            "x",
                            "%F0%9F%98%80",
                            "%ED%A0%80",
                            "%27",
                            "..%2F..%2F",
                            "%25",
                            "%5C",
                            "x".repeat(5_000),
                            "1e9",
                            UNKNOWN)) {
                send(call, call.with(UNKNOWN) + "?" + query + "=" + value, null, null);
            }
        }
        if (call.queries().contains("limit")) {
            for (String limit :
                    List.of("0", "-1", "201", "2147483648", "-9999999999999", "ten", "1.5")) {
                refused(
                        send(call, call.with(UNKNOWN) + "?q=x&limit=" + limit, null, null),
                        call + " limit " + limit);
            }
        }
        if (call.queries().contains("after") && !call.hasId()) {
            for (String after :
                    List.of(
                            "x",
                            "%00",
                            "AAAA",
                            "LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaXzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA",
                            "LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA")) {
                Client.Response response = send(call, call.path() + "?after=" + after, null, null);
                refused(response, call + " after " + after);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithId")
    void anIdThatIsNoneOrUnknownIsRefused(Call call) {
        for (String id :
                List.of(
                        UNKNOWN,
                        "x",
                        "-1",
                        "%00",
                        "..",
                        "%2e%2e%2f",
                        "1".repeat(3_000),
                        "00000000-0000-7000-8000-00000000000g",
                        "null",
                        "%F0%9F%98%80")) {
            Client.Response response =
                    send(call, call.with(id), call.json() ? "{}" : null, "application/json");
            refused(response, call + " with " + shortened(id));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anotherMethodIsRefused(Call call) {
        var known = new TreeSet<String>();
        CALLS.stream()
                .filter(one -> one.path().equals(call.path()))
                .forEach(one -> known.add(one.method()));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "NONSENSE")) {
            if (!known.contains(method)) {
                Client.Response response =
                        as(call).method(
                                        method,
                                        call.with(UNKNOWN),
                                        method.equals("GET") ? null : "{}");
                assertThat(response.status()).as(method + " " + call.path()).isIn(404, 405);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aTokenThatIsNoneIsRefusedOrIgnored(Call call) {
        for (String token : List.of("x", "x.y.z", "null", "a".repeat(5_000))) {
            Client.bearer(SERVER, token)
                    .method(call.method(), call.with(UNKNOWN), call.json() ? "{}" : null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e400", "-1e999999999", "9223372036854775808", "\"7\"", "[7]"})
    void whatIsNoWholeNumberIsNotMadeOne(String number) {
        COMPANY.owner()
                .method("PATCH", "/api/identity/business", "{\"accentHue\":" + number + "}")
                .refused(400, "malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "utf-16", "latin1", "''"})
    void jsonIsInUtf8(String charset) {
        Client owner = COMPANY.owner();
        owner.send(
                        owner.request("/api/knowledge/collections")
                                .header("Content-Type", "application/json;charset=" + charset)
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}")))
                .refused(415, "unsupported_charset");
    }

    @Test
    void aBodyThatIsTooLargeIsToldSo() {
        Client owner = COMPANY.owner();
        byte[] much = new byte[65 << 20];
        var known = HttpRequest.BodyPublishers.ofByteArray(much);
        var unknown =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much));
        owner.send(
                        owner.request("/api/knowledge/articles")
                                .header("Content-Type", "application/json")
                                .POST(known))
                .refused(413, "too_large");
        owner.send(
                        owner.request("/api/knowledge/imports?name=much.zip")
                                .header("Content-Type", "application/zip")
                                .POST(unknown))
                .refused(413, "too_large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/auth/login | {\"password\":\"x\"} | email | required",
                "POST | /api/auth/login | {\"email\":\"x\"} | password | required",
                "POST | /api/support/visitors | {} | business | required",
                "POST | /api/support/visitors | {\"business\":\"no-such\"} | business |"
                        + " unknown_business",
                "POST | /api/support/chat | {\"message\":\" \"} | message | required",
                "POST | /api/support/chat | {\"message\":\"x\",\"clientMessageId\":\"a\\u0000\"} |"
                        + " clientMessageId | invalid_text",
                "POST | /api/knowledge/articles | {} | title | required",
                "POST | /api/knowledge/articles | {\"title\":\"T\",\"language\":\"klingon\"} |"
                        + " language | unknown_language",
                "POST | /api/knowledge/articles | {\"title\":\"T\",\"status\":\"secret\"} | status"
                        + " | unknown_status",
                "POST | /api/knowledge/articles | {\"title\":\"T\",\"reviewBy\":\"soon\"} |"
                        + " reviewBy | malformed_date",
                "POST | /api/knowledge/articles |"
                        + " {\"title\":\"T\",\"reviewBy\":\"-999999999-01-01\"} | reviewBy |"
                        + " malformed_date",
                "POST | /api/knowledge/articles | {\"title\":\"T\",\"collectionId\":\"x\"} |"
                        + " collectionId | malformed_id",
                "POST | /api/knowledge/articles |"
                        + " {\"title\":\"T\",\"ownerId\":\"00000000-0000-7000-8000-000000000000\"} |"
                        + " ownerId | unknown_person",
                "POST | /api/knowledge/articles | {\"title\":\"T\",\"questions\":[\"a\\u0000b\"]} |"
                        + " questions | invalid_text",
                "POST | /api/knowledge/exclusions | {\"question\":\"\"} | question | required",
                "POST | /api/knowledge/collections | {\"name\":\"\"} | name | required",
                "POST | /api/knowledge/imports?name=x.exe | x | name | unsupported_file",
                "PATCH | /api/identity/business | {\"accentHue\":361} | accentHue | out_of_range",
                "PATCH | /api/identity/business | {\"origins\":[\"javascript:alert(1)\"]} | origins"
                        + " | invalid_list",
                "PATCH | /api/identity/business | {\"suggestions\":[null]} | suggestions |"
                        + " invalid_list",
                "PATCH | /api/identity/business | {\"suggestions\":[\"a\\u0000b\"]} | suggestions |"
                        + " invalid_list",
                "PATCH | /api/identity/business | {\"name\":\"\"} | name | required",
                "GET | /api/knowledge/search |  | q | required",
                "GET | /api/knowledge/search?q=x&mode=guess |  | mode | unknown_mode",
                "GET | /api/support/conversations?state=lost |  | state | unknown_state",
                "GET | /api/support/tickets?state=lost |  | state | unknown_state",
                "GET | /api/support/tickets?after=x |  | after | invalid_cursor",
                "GET | /api/support/conversations?limit=201 |  | limit | out_of_range",
            })
    void theFieldThatIsWrongIsNamed(
            String method, String path, String body, String field, String code) {
        Client client =
                path.contains("/auth/") || path.endsWith("/visitors") ? NOBODY : COMPANY.owner();
        assertThat(client.method(method, path, body).refused(400, code).getString("field"))
                .isEqualTo(field);
    }

    private static Client.Response send(Call call, String body, String type) {
        return send(call, call.with(UNKNOWN), body, type);
    }

    private static Client.Response send(Call call, String path, String body, String type) {
        HttpRequest.Builder request =
                as(call).request(path)
                        .method(
                                call.method(),
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        return as(call).send(
                        body == null || type == null
                                ? request
                                : request.header("Content-Type", type));
    }

    /**
     * The operator's own calls by the operator, the others by the owner of a business that has
     * nothing to lose.
     */
    private static Client as(Call call) {
        if (call.path().startsWith("/api/auth/")) {
            return NOBODY;
        }
        return call.path().startsWith("/api/system/parked")
                        || call.path().startsWith("/api/ai/plans")
                ? Operator.CLIENT
                : COMPANY.owner();
    }

    private static final class Operator {
        static final Client CLIENT = Client.signedIn(SERVER, "admin");
    }

    private static void refused(Client.Response response, String what) {
        assertThat(response.status())
                .as(what + ": " + shortened(response.text()))
                .isBetween(400, 499);
        assertThat(response.json().getString("code")).isNotBlank();
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
