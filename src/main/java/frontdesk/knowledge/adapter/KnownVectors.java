package frontdesk.knowledge.adapter;

import frontdesk.knowledge.control.Vectors;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Vectors of texts that the build has met already, above all the demo's: a first start would spend
 * most of a minute of processor time on them, and its first answers would lack what is not read
 * yet. A file of pairs: half of the text's SHA-256, and its packed vector.
 */
final class KnownVectors {

    private static final Logger LOG = Logger.getLogger("Frontdesk.knowledge");

    /** Part of what is hashed, so that another model knows none of them. */
    private static final String MODEL = "all-minilm-l6-v2-q\n";

    private final Map<UUID, byte[]> vectors;
    private final @Nullable Path record;

    private KnownVectors(Map<UUID, byte[]> vectors, @Nullable Path record) {
        this.vectors = vectors;
        this.record = record;
    }

    /**
     * @param file where they are; none are known if it is missing
     * @param record where those are written that had to be computed; null for nowhere
     */
    static KnownVectors in(Path file, @Nullable Path record) {
        Map<UUID, byte[]> vectors = new HashMap<>();
        if (Files.exists(file)) {
            try {
                read(file, vectors);
            } catch (IOException e) {
                LOG.warnf(e, "%s cannot be read; its vectors are computed", file);
            }
        }
        return new KnownVectors(vectors, record);
    }

    private static void read(Path file, Map<UUID, byte[]> vectors) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                UUID text = new UUID(in.readLong(), in.readLong());
                byte[] vector = new byte[Vectors.DIMENSION];
                in.readFully(vector);
                vectors.put(text, vector);
            }
        } catch (EOFException end) {
            LOG.debugf("%d vectors are known", vectors.size());
        }
    }

    /**
     * @param compute the vectors of those that are not known, in their order
     * @return a vector for each text, in their order
     */
    List<byte[]> of(List<String> texts, Function<List<String>, List<byte[]>> compute) {
        Map<String, byte[]> found = new HashMap<>();
        for (String text : texts) {
            byte[] vector = known(text);
            if (vector != null) {
                found.put(text, vector);
            }
        }
        List<String> unknown = texts.stream().filter(text -> !found.containsKey(text)).toList();
        List<byte[]> computed = compute.apply(unknown);
        if (record != null) {
            write(unknown, computed, record);
        }
        Iterator<byte[]> next = computed.iterator();
        return texts.stream()
                .map(text -> found.containsKey(text) ? found.get(text) : next.next())
                .toList();
    }

    private byte @Nullable [] known(String text) {
        return vectors.isEmpty() ? null : vectors.get(hash(text));
    }

    private static synchronized void write(List<String> texts, List<byte[]> vectors, Path record) {
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(
                                        record,
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.APPEND)))) {
            for (int at = 0; at < texts.size(); at++) {
                UUID hash = hash(texts.get(at));
                out.writeLong(hash.getMostSignificantBits());
                out.writeLong(hash.getLeastSignificantBits());
                out.write(vectors.get(at));
            }
        } catch (IOException e) {
            LOG.warnf(e, "%s cannot be written", record);
        }
    }

    private static UUID hash(String text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest((MODEL + text).getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
