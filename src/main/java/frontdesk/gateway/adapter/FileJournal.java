package frontdesk.gateway.adapter;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import frontdesk.gateway.control.Journal;
import frontdesk.gateway.control.Trees;
import frontdesk.platform.settings.Home;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lines in files of some megabytes. What was written outlives the process at once, since the
 * operating system has it; a file goes when the ledger has all of its calls.
 */
@ApplicationScoped
public class FileJournal implements Journal {

    private static final long LARGE = 8 << 20;
    private static final int ID = 36;
    private static final String SUFFIX = ".jsonl";

    private static final class Segment {

        private final Path file;
        private final FileChannel channel;
        private long size;
        private int open;

        Segment(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(file, CREATE_NEW, APPEND);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Segment> calls = new HashMap<>();
    private final Path folder;
    private List<Path> old = List.of();
    private @Nullable Segment current;
    private long number;

    public FileJournal() {
        this(Home.folder("gateway"));
    }

    FileJournal(Path folder) {
        this.folder = folder;
    }

    @PostConstruct
    void begin() {
        try (Stream<Path> files = Files.list(folder)) {
            old = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
            number =
                    old.isEmpty()
                            ? 0
                            : Long.parseLong(
                                    old.getLast().getFileName().toString().replace(SUFFIX, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void open(UUID call, String row) {
        write(call, row);
    }

    @Override
    public void close(UUID call, String row) {
        write(call, row);
    }

    private void write(UUID call, String row) {
        ByteBuffer line = ByteBuffer.wrap((call + row + "\n").getBytes(StandardCharsets.UTF_8));
        lock.lock();
        try {
            Segment to = current == null || current.size > LARGE ? next() : current;
            to.size += line.remaining();
            while (line.hasRemaining()) {
                to.channel.write(line);
            }
            to.open++;
            leave(calls.put(call, to));
        } catch (IOException e) {
            // What comes next must not continue a line that was cut off.
            current = null;
            throw new UncheckedIOException("The journal of calls cannot be written", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void posted(List<UUID> ids) {
        lock.lock();
        try {
            for (UUID id : ids) {
                leave(calls.remove(id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** A file that holds no call's last line is not needed any more. */
    private void leave(@Nullable Segment segment) throws IOException {
        if (segment != null && --segment.open == 0 && segment != current) {
            segment.channel.close();
            Files.deleteIfExists(segment.file);
        }
    }

    @Override
    public List<String> leftBehind() {
        Map<String, String> last = new LinkedHashMap<>();
        for (Path file : old) {
            try {
                // Decoded without complaint: a line may have been cut off within a character.
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .filter(FileJournal::isWhole)
                        .forEach(line -> last.put(line.substring(0, ID), line.substring(ID)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(last.values());
    }

    /** Where one is not, the call's line before it holds. */
    private static boolean isWhole(String line) {
        if (line.length() <= ID || line.charAt(ID) != '{' || !line.endsWith("}")) {
            return false;
        }
        try {
            return !Trees.parse(line.substring(ID)).isEmpty();
        } catch (JsonException e) {
            return false;
        }
    }

    @Override
    public void forgetLeftBehind() {
        try {
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
            old = List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Segment next() throws IOException {
        Segment before = current;
        Segment segment = new Segment(folder.resolve(String.format("%012d%s", ++number, SUFFIX)));
        current = segment;
        if (before != null && before.open == 0) {
            before.channel.close();
            Files.deleteIfExists(before.file);
        }
        return segment;
    }

    @PreDestroy
    void end() {
        if (current != null) {
            try {
                current.channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
