package frontdesk.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The random passwords of the embedded database's roles, in a file only its owner can reach. */
final class Passwords {

    private final Path file;
    private final Properties known = new Properties();

    private Passwords(Path file) {
        this.file = file;
    }

    static Passwords in(Path folder) {
        Passwords passwords = new Passwords(folder.resolve("passwords.properties"));
        try {
            if (Files.exists(passwords.file)) {
                try (var reader = Files.newBufferedReader(passwords.file)) {
                    passwords.known.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + passwords.file, e);
        }
        return passwords;
    }

    synchronized String of(String role) {
        String password = known.getProperty(role);
        if (password == null) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            password = HexFormat.of().formatHex(random);
            known.setProperty(role, password);
            save();
        }
        return password;
    }

    private void save() {
        try (var writer =
                Files.newBufferedWriter(
                        file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            known.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
