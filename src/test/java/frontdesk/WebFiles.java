package frontdesk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Reads the pages' modules: what imports what, and how much goes over the wire. */
final class WebFiles {

    private static final Pattern STATIC =
            Pattern.compile(
                    "^\\s*(?:import|export)\\b(?:[^'\"`;]*?\\bfrom)?\\s*['\"]([^'\"]+)['\"]|[;}]\\s*import\\b(?:[^'\"`;(]*?\\bfrom)?\\s*['\"]([^'\"]+)['\"]",
                    Pattern.MULTILINE);
    private static final Pattern DYNAMIC =
            Pattern.compile("\\bimport\\(\\s*['\"`](?:\\$\\{[^}]*})?([^'\"`]+)['\"`]");

    private final Path root;

    WebFiles(Path root) {
        this.root = root;
    }

    /** All scripts below, as addresses: {@code /portal/portal.js}. */
    List<String> scripts() {
        return files(".js");
    }

    List<String> files(String ending) {
        try (var files = Files.walk(root)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .map(path -> "/" + root.relativize(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> imports(String script) {
        return found(STATIC, script);
    }

    List<String> lateImports(String script) {
        return found(DYNAMIC, script);
    }

    private List<String> found(Pattern pattern, String script) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text(script));
        while (matcher.find()) {
            String target = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            found.add(resolve(script, target));
        }
        return found;
    }

    private static String resolve(String script, String target) {
        if (target.startsWith("/") || !target.contains("/") && !target.startsWith(".")) {
            return target;
        }
        return Path.of(script).resolveSibling(target).normalize().toString();
    }

    /** The script and everything it imports, before anything is clicked. */
    Set<String> closure(List<String> scripts, boolean late) {
        Set<String> all = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(scripts);
        while (!open.isEmpty()) {
            String script = open.removeLast();
            if (all.add(script)) {
                open.addAll(imports(script));
                if (late) {
                    open.addAll(lateImports(script));
                }
            }
        }
        return all;
    }

    int zipped(String file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(bytes)) {
                Files.copy(path(file), zip);
            }
            return bytes.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int zipped(Iterable<String> files) {
        int sum = 0;
        for (String file : files) {
            sum += zipped(file);
        }
        return sum;
    }

    boolean exists(String file) {
        return Files.isRegularFile(path(file));
    }

    String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String file) {
        return root.resolve(file.substring(1));
    }
}
