package frontdesk.assistant.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The room's own word lists, texts and coefficients. */
final class Resources {

    private Resources() {}

    static Map<String, String> properties(String name) {
        Properties properties = new Properties();
        try (Reader reader = open(name)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }

    static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(open(name))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        InputStream in = Resources.class.getResourceAsStream("/frontdesk/assistant/" + name);
        if (in == null) {
            throw new IllegalStateException("The WAR lacks " + name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
