package frontdesk.knowledge.control;

import frontdesk.platform.outbox.FeedPosition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How far an index has followed the news: a line {@code <shape> <position>} in a file beside it.
 */
final class IndexCursor {

    private final Path file;
    private final int shape;

    IndexCursor(Path folder, int shape) {
        this.file = folder.resolve("cursor");
        this.shape = shape;
    }

    /** Empty where the index must be made anew. */
    Optional<FeedPosition> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(file).strip().split(" ");
        if (parts.length != 2 || !parts[0].equals(String.valueOf(shape))) {
            return Optional.empty();
        }
        return Optional.of(FeedPosition.parse(parts[1]));
    }

    void write(FeedPosition position) throws IOException {
        Path next = file.resolveSibling("cursor.next");
        Files.writeString(next, shape + " " + position);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
