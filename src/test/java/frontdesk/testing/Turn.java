package frontdesk.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the JVMs of the tests make once for all of them is made by one of them, while the others wait. */
final class Turn implements AutoCloseable {

    private final FileChannel lock;

    private Turn(FileChannel lock) {
        this.lock = lock;
    }

    static Turn toMake(String what) throws IOException {
        Path locks = Files.createDirectories(Path.of("target/turns"));
        FileChannel lock = FileChannel.open(locks.resolve(what), CREATE, WRITE);
        lock.lock();
        return new Turn(lock);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
