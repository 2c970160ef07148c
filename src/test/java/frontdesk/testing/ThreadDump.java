package frontdesk.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What all threads of a server do, its virtual ones too, for those who look for why it does
 * nothing.
 */
public final class ThreadDump {

    private ThreadDump() {}

    public static void write(TestServer server, Path file)
            throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server.pid()),
                        "Thread.dump_to_file",
                        "-overwrite",
                        file.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(30, TimeUnit.SECONDS);
    }
}
