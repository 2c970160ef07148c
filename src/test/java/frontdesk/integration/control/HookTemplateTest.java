package frontdesk.integration.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookTemplateTest {

    private static final JsonObject PAYLOAD =
            HookTemplate.object(
                    """
                    {"issue": {"title": "It {/does} not $1 work", "number": 7, "open": true, "labels": ["a", {"b": 1}], "none": null},
                     "a/b": "slash", "m~n": "tilde", "": "empty"}\
                    """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\": \"{/issue/title}\"} | {\"text\":\"It {/does} not $1 work\"}",
                "{\"text\": \"Issue {/issue/number}: {/issue/title}\"} | {\"text\":\"Issue 7: It"
                        + " {/does} not $1 work\"}",
                "{\"id\": \"{/issue/number}\"} | {\"id\":\"7\"}",
                "{\"open\": \"{/issue/open}\", \"said\": \"is {/issue/open}\"} |"
                        + " {\"open\":true,\"said\":\"is true\"}",
                "{\"all\": \"{/issue/labels}\", \"one\": [\"{/issue/labels/1/b}\"]} |"
                        + " {\"all\":[\"a\",{\"b\":1}],\"one\":[\"1\"]}",
                "{\"x\": \"{/issue/none}\", \"y\": \"{/no/such}\", \"z\": \"<{/no/such}>\"} |"
                        + " {\"x\":null,\"y\":null,\"z\":\"<>\"}",
                "{\"x\": \"{/a~1b} {/m~0n} {/}\"} | {\"x\":\"slash tilde empty\"}",
                "{\"x\": \"{/issue/labels/99}\", \"y\": \"{/issue/labels/x}\", \"z\":"
                        + " \"{/issue/title/deeper}\"} | {\"x\":null,\"y\":null,\"z\":null}",
                "{\"x\": \"{issue}\", \"y\": \"{}\", \"n\": 5, \"b\": false} |"
                        + " {\"x\":\"{issue}\",\"y\":\"{}\",\"n\":5,\"b\":false}"
            })
    void placesAreFilled(String template, String filled) {
        assertThat(HookTemplate.of(template).fill(PAYLOAD).toString()).isEqualTo(filled);
    }
}
