package frontdesk.platform.start;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.List;

/**
 * What the person at the terminal should see when the server is ready; sign-ins of a first start
 * are said once only.
 */
@ApplicationScoped
public class Announcement {

    private static final Logger LOG = Logger.getLogger("Frontdesk");

    private final List<String> lines = new ArrayList<>();

    public synchronized void add(String line) {
        lines.add(line);
    }

    synchronized void make(String address) {
        StringBuilder text = new StringBuilder("Frontdesk is ready.\n\n");
        text.append("  Portal     ").append(address).append("/\n");
        text.append("  Try it     ").append(address).append("/try\n");
        text.append("  Console    ").append(address).append("/console\n");
        if (!lines.isEmpty()) {
            text.append(
                    "\n  Sign-ins made just now; shown this once, change them in the console:\n");
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
        text.append("\n  Stop with Ctrl+C.\n");
        LOG.info(text);
        lines.clear();
    }
}
