package frontdesk.platform.settings;

import frontdesk.server.FrontdeskHome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** Secrets that are made on the first start and kept in the home folder, one file each. */
public final class Secrets {

    private Secrets() {}

    public static synchronized byte[] file(String name, Supplier<byte[]> first) {
        Path file = FrontdeskHome.folder().resolve("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                FrontdeskHome.secretFolder(file.getParent());
                // Written beside and moved, so that a killed start leaves no half secret behind.
                Path fresh = Files.write(file.resolveSibling(name + ".new"), first.get());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
