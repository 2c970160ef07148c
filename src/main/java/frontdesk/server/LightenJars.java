package frontdesk.server;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of the build: takes out of the modules' jars what each start would only carry. Classes are
 * stored, since unpacking them would be a tenth of a start. Of the manifest, which is read for the
 * module's version, what a server without OSGi does not ask for goes. So do signatures, which
 * nobody checks here, but whose digests would be computed, and tag libraries: there are no JSP
 * pages.
 */
final class LightenJars {

    /** What is larger has data rather than classes: it would cost much room and save no time. */
    private static final long LARGEST = 40L << 20;

    private static final Pattern CARRIED =
            Pattern.compile(
                    "META-INF/([^/]+\\.(SF|RSA|DSA|EC)|.*\\.tld)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKED_FOR =
            Pattern.compile(
                    "(Specification|Implementation)-.*|Bundle-Version|Multi-Release|Main-Class|Class-Path|Add-(Opens|Exports)|Automatic-Module-Name",
                    Pattern.CASE_INSENSITIVE);

    private LightenJars() {}

    /**
     * @param arguments the folder with the jars; those that are light already are left as they are
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        jars.parallelStream().forEach(LightenJars::lighten);
    }

    private static void lighten(Path jar) {
        try {
            rewrite(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(jar.toString(), e);
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Path light = jar.resolveSibling(jar.getFileName() + ".light");
        try (ZipFile from = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            if (entries.stream().allMatch(LightenJars::isLight)
                    || entries.stream().mapToLong(ZipEntry::getSize).sum() > LARGEST) {
                return;
            }
            try (OutputStream file = Files.newOutputStream(light);
                    ZipOutputStream to =
                            new ZipOutputStream(new BufferedOutputStream(file, 1 << 16))) {
                for (ZipEntry entry : entries) {
                    if (!isCarried(entry)) {
                        copy(from, entry, to);
                    }
                }
            }
        }
        Files.move(light, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isLight(ZipEntry entry) {
        return entry.getMethod() == ZipEntry.STORED && !isCarried(entry);
    }

    private static boolean isCarried(ZipEntry entry) {
        return CARRIED.matcher(entry.getName()).matches();
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        byte[] content;
        try (InputStream stream = from.getInputStream(entry)) {
            content =
                    entry.getName().equals(JarFile.MANIFEST_NAME)
                            ? shortened(new Manifest(stream))
                            : stream.readAllBytes();
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry stored = new ZipEntry(entry.getName());
        stored.setTime(entry.getTime());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(content.length);
        stored.setCrc(sum.getValue());
        to.putNextEntry(stored);
        to.write(content);
        to.closeEntry();
    }

    private static byte[] shortened(Manifest manifest) throws IOException {
        Attributes attributes = manifest.getMainAttributes();
        Set<Object> idle =
                attributes.keySet().stream()
                        .filter(
                                name ->
                                        !name.equals(Attributes.Name.MANIFEST_VERSION)
                                                && !ASKED_FOR.matcher(name.toString()).matches())
                        .collect(Collectors.toSet());
        attributes.keySet().removeAll(idle);
        manifest.getEntries().clear();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        return text.toByteArray();
    }
}
