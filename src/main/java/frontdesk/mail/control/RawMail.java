package frontdesk.mail.control;

import frontdesk.platform.settings.Home;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.util.SharedFileInputStream;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A mail's bytes in a file of our own, since some do not fit into memory. Gone when it is closed.
 */
public final class RawMail implements Closeable {

    /** An attachment of 30 MB is 41 MB in a mail. */
    public static final long MOST_BYTES = 50L << 20;

    private static final int LONGEST_HEAD = 256 * 1024;

    private final Path file;

    private RawMail(Path file) {
        this.file = file;
    }

    /** Writes a mail. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /** It has more than {@link #MOST_BYTES}. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    public static Path folder() {
        return Home.folder("mail");
    }

    public static RawMail of(Source source) throws IOException {
        return in(folder(), source);
    }

    static RawMail in(Path folder, Source source) throws IOException {
        RawMail mail = new RawMail(Files.createTempFile(folder, "mail", ".eml"));
        boolean whole = false;
        try (OutputStream out =
                new Bounded(new BufferedOutputStream(Files.newOutputStream(mail.file), 1 << 16))) {
            source.writeTo(out);
            whole = true;
        } finally {
            if (!whole) {
                mail.close();
            }
        }
        return mail;
    }

    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** For parsers that go to and fro in it; close it. */
    SharedFileInputStream shared() throws IOException {
        return new SharedFileInputStream(file.toFile());
    }

    public long size() throws IOException {
        return Files.size(file);
    }

    /**
     * The lines before the first empty one; without it, all of them, as far as they are not too
     * many.
     */
    InternetHeaders head() throws IOException, NoLetter {
        byte[] begin;
        try (InputStream in = open()) {
            begin = in.readNBytes(LONGEST_HEAD);
        }
        int end = endOfHead(begin);
        if (end < 0 && begin.length == LONGEST_HEAD) {
            throw new NoLetter("headers_too_long");
        }
        try {
            return new InternetHeaders(
                    new ByteArrayInputStream(begin, 0, end < 0 ? begin.length : end), true);
        } catch (MessagingException e) {
            throw new NoLetter("malformed");
        }
    }

    /**
     * What repeats are told by. Of a mail with an id, what its sender wrote: relays add headers on
     * each way that it comes.
     */
    byte[] digest() throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = open()) {
            in.skipNBytes(begin(digest));
            try (DigestInputStream rest = new DigestInputStream(in, digest)) {
                rest.transferTo(OutputStream.nullOutputStream());
            }
        }
        return digest.digest();
    }

    /**
     * @return how much of the bytes it has dealt with
     */
    private int begin(MessageDigest digest) throws IOException {
        try {
            InternetHeaders head = head();
            if (head.getHeader("Message-ID", null) == null) {
                return 0;
            }
            for (String name : new String[] {"Message-ID", "From", "Date", "Subject"}) {
                digest.update((head.getHeader(name, "\n") + "\0").getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream in = open()) {
                byte[] begin = in.readNBytes(LONGEST_HEAD);
                int end = endOfHead(begin);
                return end < 0 ? begin.length : end;
            }
        } catch (NoLetter e) {
            return 0;
        }
    }

    /** After the empty line; below zero where there is none. */
    private static int endOfHead(byte[] bytes) {
        int lineStart = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (i == lineStart || i == lineStart + 1 && bytes[lineStart] == '\r') {
                    return i + 1;
                }
                lineStart = i + 1;
            }
        }
        return -1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static final class Bounded extends FilterOutputStream {

        private long written;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            grow(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            grow(length);
            out.write(bytes, offset, length);
        }

        private void grow(int by) throws IOException {
            written += by;
            if (written > MOST_BYTES) {
                throw new TooLarge();
            }
        }
    }
}
