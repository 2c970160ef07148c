package frontdesk.gateway.control;

/**
 * Tokens of one call, the same for every provider.
 *
 * @param input the whole prompt, with what came from and went into the provider's cache
 * @param cached of the input: read from the provider's cache
 * @param cacheWrite of the input: written to it for a short time (five minutes)
 * @param cacheWriteLong of the input: written to it for an hour
 * @param output everything generated, with the reasoning
 * @param reasoning of the output: thought, not said
 */
public record Usage(
        long input,
        long cached,
        long cacheWrite,
        long cacheWriteLong,
        long output,
        long reasoning) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    public static Usage of(long input, long output) {
        return new Usage(input, 0, 0, 0, output, 0);
    }

    /** Negative counts and parts larger than their whole, which some servers send, are cut. */
    public Usage sane() {
        long in = Math.max(0, input);
        long read = Math.clamp(cached, 0, in);
        long written = Math.clamp(cacheWrite, 0, in - read);
        long writtenLong = Math.clamp(cacheWriteLong, 0, in - read - written);
        long out = Math.max(0, output);
        return new Usage(in, read, written, writtenLong, out, Math.clamp(reasoning, 0, out));
    }

    public long total() {
        return input + output;
    }
}
