package frontdesk.knowledge.control;

/**
 * Directions of 384 numbers, each packed into a signed byte of the vector's own scale. The scale is
 * not kept: an angle does not depend on it. Against four times as many bytes the cosine is off by
 * less than 0.005.
 */
public final class Vectors {

    public static final int DIMENSION = 384;
    private static final double MOST = 0.25;

    private Vectors() {}

    public static byte[] pack(float[] vector) {
        float most = 0;
        for (float value : vector) {
            most = Math.max(most, Math.abs(value));
        }
        byte[] packed = new byte[vector.length];
        if (most > 0) {
            for (int at = 0; at < vector.length; at++) {
                packed[at] = (byte) Math.round(vector[at] / most * 127);
            }
        }
        return packed;
    }

    /**
     * The same direction at one length for all, so that products compare as cosines do; a little
     * coarser. Numbers beyond {@value #MOST} of the length are cut: sentences hardly have any.
     */
    public static byte[] even(byte[] packed) {
        double square = 0;
        for (byte value : packed) {
            square += value * value;
        }
        byte[] even = new byte[packed.length];
        double scale = square == 0 ? 0 : 127 / MOST / Math.sqrt(square);
        for (int at = 0; at < packed.length; at++) {
            even[at] = (byte) Math.clamp(Math.round(packed[at] * scale), -127, 127);
        }
        return even;
    }

    /**
     * @return -1–1; 0 where one of them is missing
     */
    public static double cosine(byte[] a, byte[] b) {
        if (a.length != b.length) {
            return 0;
        }
        int dot = 0;
        int squareA = 0;
        int squareB = 0;
        for (int at = 0; at < a.length; at++) {
            dot += a[at] * b[at];
            squareA += a[at] * a[at];
            squareB += b[at] * b[at];
        }
        return squareA == 0 || squareB == 0 ? 0 : dot / Math.sqrt((double) squareA * squareB);
    }
}
