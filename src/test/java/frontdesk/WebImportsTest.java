package frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pages' modules keep to the same house: a folder a room, shared things in shared/, a widget
 * that needs nothing of it.
 */
class WebImportsTest {

    private static final Path ROOT = Path.of("src/main/webapp");
    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "ar");

    private final WebFiles web = new WebFiles(ROOT);

    @Test
    void modulesImportOnlyWhatTheirPlaceAllows() {
        List<String> wrong = new ArrayList<>();
        for (String script : web.scripts()) {
            List<String> imports = new ArrayList<>(web.imports(script));
            imports.addAll(web.lateImports(script));
            for (String target : imports) {
                if (!allowed(script, target)) {
                    wrong.add(script + " imports " + target);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * The widget's own client (socket, outbox, thread) knows nothing of the rest, so the rest may
     * use it.
     */
    private static boolean allowed(String script, String target) {
        if (script.equals("/widget.js")) {
            return target.startsWith("/widget/") || target.startsWith("widget/");
        }
        if (script.startsWith("/widget/")) {
            return target.startsWith("/widget/") || target.startsWith("/vendor/lit/");
        }
        if (target.startsWith("/vendor/")
                || target.startsWith("/shared/")
                || target.startsWith("/widget/")) {
            return true;
        }
        if (script.startsWith("/shared/")) {
            return false;
        }
        String place = place(script);
        if (target.startsWith("/rooms/") && script.startsWith("/rooms/")) {
            return place.equals(place(target)) || uses(room(script)).contains(room(target));
        }
        if (target.startsWith("/rooms/")) {
            return script.startsWith("/console/") || script.startsWith("/try/");
        }
        return place.equals(place(target));
    }

    private static String place(String file) {
        String[] steps = file.split("/");
        return steps[1].equals("rooms") ? steps[1] + "/" + steps[2] : steps[1];
    }

    private static String room(String file) {
        return file.split("/")[2];
    }

    private static List<String> uses(String room) {
        try {
            return Arrays.asList(
                    Class.forName("frontdesk." + room + ".package-info")
                            .getAnnotation(Room.class)
                            .uses());
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }

    @Test
    void everyRoomOfTheConsoleIsARoomOfTheHouse() throws Exception {
        Path rooms = ROOT.resolve("rooms");
        if (Files.exists(rooms)) {
            try (var folders = Files.list(rooms)) {
                assertThat(folders.map(folder -> folder.getFileName().toString()))
                        .allSatisfy(
                                name ->
                                        assertThat(Path.of("src/main/java/frontdesk", name))
                                                .isDirectory());
            }
        }
    }

    @Test
    void whatIsImportedExists() {
        for (String script : web.scripts()) {
            assertThat(web.imports(script))
                    .as(script)
                    .allSatisfy(
                            target ->
                                    assertThat(target.startsWith("/vendor/") || web.exists(target))
                                            .as(target)
                                            .isTrue());
        }
    }

    @Test
    void noPageHasInlineScriptsOrForeignHosts() {
        for (String page : web.files(".html")) {
            assertThat(web.text(page))
                    .as(page)
                    .doesNotContainPattern("<script(?![^>]*\\bsrc=)[^>]*>")
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContainPattern("(src|href)=\"(https?:)?//")
                    .doesNotContain("javascript:");
        }
    }

    @Test
    void everyLanguageHasEveryText() {
        for (String english : web.files("/en.json")) {
            Set<String> wanted = keys(english);
            assertThat(wanted).isNotEmpty();
            for (String language : LANGUAGES) {
                String catalogue = english.replace("/en.json", "/" + language + ".json");
                assertThat(web.exists(catalogue)).as(catalogue).isTrue();
                assertThat(keys(catalogue)).as(catalogue).isEqualTo(wanted);
            }
        }
    }

    private Set<String> keys(String catalogue) {
        Set<String> keys = new TreeSet<>();
        try (var reader = Json.createReader(new StringReader(web.text(catalogue)))) {
            collect("", reader.readObject(), keys);
        }
        return keys;
    }

    private static void collect(String prefix, JsonObject texts, Set<String> keys) {
        texts.forEach(
                (key, value) -> {
                    boolean plural =
                            value.getValueType() == JsonValue.ValueType.OBJECT
                                    && value.asJsonObject().containsKey("other");
                    if (value.getValueType() == JsonValue.ValueType.OBJECT && !plural) {
                        collect(prefix + key + ".", value.asJsonObject(), keys);
                    } else {
                        keys.add(prefix + key);
                        assertThat(value.toString()).as(prefix + key).isNotEqualTo("\"\"");
                    }
                });
    }
}
