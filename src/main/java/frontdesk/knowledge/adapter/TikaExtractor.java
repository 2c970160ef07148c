package frontdesk.knowledge.adapter;

import frontdesk.knowledge.control.Extractor;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tika in a JVM of its own, bounded in memory and time; it speaks the protocol of {@code
 * frontdesk.server.ExtractText}.
 */
@ApplicationScoped
public class TikaExtractor implements Extractor {

    private static final int SECONDS_A_FILE = 20;
    private static final int MOST_TEXT = 32 * 1024 * 1024;

    @Resource private ManagedExecutorService executor;

    private @Nullable Process child;

    @Override
    public synchronized Document extract(Kind kind, byte[] file) throws Unreadable {
        if (kind == Kind.PDF && !begins(file, "%PDF-")
                || kind == Kind.DOCX && !begins(file, "PK")) {
            throw unreadable(kind);
        }
        Future<Document> answer = executor.submit(() -> ask(kind, file));
        try {
            return answer.get(SECONDS_A_FILE, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            kill();
            throw new Unreadable(
                    "takes_too_long",
                    "This file could not be read within " + SECONDS_A_FILE + " seconds.");
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
            throw unreadable(kind);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unreadable known) {
                throw known;
            }
            // The child has run out of memory, or worse.
            kill();
            throw unreadable(kind);
        }
    }

    @Override
    public synchronized void rest() {
        kill();
    }

    @PreDestroy
    void stop() {
        kill();
    }

    private Document ask(Kind kind, byte[] file) throws IOException, Unreadable {
        Process running = running();
        var out = new DataOutputStream(new BufferedOutputStream(running.getOutputStream()));
        out.writeUTF(kind.name().toLowerCase(Locale.ROOT));
        out.writeInt(file.length);
        out.write(file);
        out.flush();
        var in = new DataInputStream(new BufferedInputStream(running.getInputStream()));
        String code = in.readUTF();
        String title = in.readUTF();
        int length = in.readInt();
        if (length < 0 || length > MOST_TEXT) {
            throw new IOException("The child answers nonsense");
        }
        String markdown = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        switch (code) {
            case "" -> {
                return new Document(title, markdown);
            }
            case "encrypted_file" ->
                    throw new Unreadable(code, "This file is protected by a password.");
            case "too_long" ->
                    throw new Unreadable(code, "This file holds more text than an article can.");
            default -> throw unreadable(kind);
        }
    }

    private Process running() throws IOException {
        Process running = child;
        if (running == null || !running.isAlive()) {
            Path jars =
                    Path.of(
                            System.getProperty("jboss.home.dir"),
                            "modules",
                            "frontdesk",
                            "extraction",
                            "main",
                            "*");
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx256m",
                            "-Xss1m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Djava.awt.headless=true",
                            "-cp",
                            jars.toString(),
                            "frontdesk.server.ExtractText");
            builder.environment().clear();
            running = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            child = running;
        }
        return running;
    }

    private void kill() {
        Process running = child;
        child = null;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private static boolean begins(byte[] file, String magic) {
        String head = new String(file, 0, Math.min(file.length, 1024), StandardCharsets.ISO_8859_1);
        return magic.equals("PK") ? head.startsWith(magic) : head.contains(magic);
    }

    private static Unreadable unreadable(Kind kind) {
        return new Unreadable(
                "unreadable_file",
                "This is no "
                        + kind
                        + " file that can be read, whatever its name says. Open it and save it"
                        + " again.");
    }
}
