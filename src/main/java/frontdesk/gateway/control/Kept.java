package frontdesk.gateway.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer as the cache keeps it: bytes only, so that it outlives a redeploy.
 *
 * @param body the JSON, or the events of a stream
 */
record Kept(String model, String provider, Usage usage, byte[] body) {

    byte[] bytes() {
        byte[] head =
                (model + "\n" + provider + "\n" + usage.input() + "\n" + usage.output())
                        .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + head.length + body.length)
                .putInt(head.length)
                .put(head)
                .put(body)
                .array();
    }

    static Kept of(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes).getInt();
        String[] head = new String(bytes, 4, length, StandardCharsets.UTF_8).split("\n", 4);
        return new Kept(
                head[0],
                head[1],
                Usage.of(Long.parseLong(head[2]), Long.parseLong(head[3])),
                Arrays.copyOfRange(bytes, 4 + length, bytes.length));
    }
}
