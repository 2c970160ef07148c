package frontdesk.assistant.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The room's own word lists, texts and coefficients. */
final class Resources {

    private Resources() {}

    static Map<String, String> properties(String name) {
        Properties properties = new Properties();
        try (InputStream in = Resources.class.getResourceAsStream("/frontdesk/assistant/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The WAR lacks " + name);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new LinkedHashMap<>();
        properties.stringPropertyNames().stream().sorted().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }
}
