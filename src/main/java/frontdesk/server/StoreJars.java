package frontdesk.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A step of the build: packs the modules' jars without compression, since unpacking classes would be a tenth of each start. */
final class StoreJars {

    /** What is larger has data rather than classes: it would cost much room and save no time. */
    private static final long LARGEST = 40L << 20;

    private StoreJars() {}

    /** @param arguments the folder with the jars; those that are stored already are left as they are */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            store(jar);
        }
    }

    private static void store(Path jar) throws IOException {
        Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
        try (ZipFile from = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            if (entries.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED) || entries.stream().mapToLong(ZipEntry::getSize).sum() > LARGEST) {
                return;
            }
            try (OutputStream file = Files.newOutputStream(stored); ZipOutputStream to = new ZipOutputStream(new BufferedOutputStream(file, 1 << 16))) {
                for (ZipEntry entry : entries) {
                    copy(from, entry, to);
                }
            }
        }
        Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTime(entry.getTime());
        same.setMethod(ZipEntry.STORED);
        same.setSize(entry.getSize());
        same.setCrc(entry.getCrc());
        to.putNextEntry(same);
        try (InputStream content = from.getInputStream(entry)) {
            content.transferTo(to);
        }
        to.closeEntry();
    }
}
