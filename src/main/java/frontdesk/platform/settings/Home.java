package frontdesk.platform.settings;

import frontdesk.server.FrontdeskHome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This node's own folder, for what only it must find again. */
public final class Home {

    private Home() {}

    /** Made if it is missing. */
    public static Path folder(String name) {
        try {
            return Files.createDirectories(FrontdeskHome.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + name + " in the home folder", e);
        }
    }
}
