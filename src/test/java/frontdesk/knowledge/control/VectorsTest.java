package frontdesk.knowledge.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.Random;

class VectorsTest {

    @Property(tries = 300)
    void packingHardlyChangesAnAngle(@ForAll long seed) {
        Random random = new Random(seed);
        float[] a = new float[Vectors.DIMENSION];
        float[] b = new float[Vectors.DIMENSION];
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (int at = 0; at < a.length; at++) {
            a[at] = (float) random.nextGaussian();
            b[at] = (float) (random.nextGaussian() + a[at]);
            dot += a[at] * b[at];
            squareA += a[at] * a[at];
            squareB += b[at] * b[at];
        }
        double exact = dot / Math.sqrt(squareA * squareB);

        assertThat(Vectors.cosine(Vectors.pack(a), Vectors.pack(b)))
                .isCloseTo(exact, Offset.offset(0.005));
    }

    @Property(tries = 300)
    void evenVectorsHaveOneLengthAndTheirDirection(@ForAll long seed) {
        Random random = new Random(seed);
        float[] a = new float[Vectors.DIMENSION];
        for (int at = 0; at < a.length; at++) {
            a[at] = (float) random.nextGaussian();
        }
        byte[] even = Vectors.even(Vectors.pack(a));

        assertThat(Vectors.cosine(even, Vectors.pack(a))).isGreaterThan(0.995);
        double square = 0;
        for (byte value : even) {
            square += value * value;
        }
        assertThat(Math.sqrt(square)).isCloseTo(508, Offset.offset(6.0));
    }

    @Test
    void whatIsMissingIsLikeNothing() {
        assertThat(Vectors.cosine(new byte[0], new byte[Vectors.DIMENSION])).isZero();
        assertThat(Vectors.cosine(new byte[Vectors.DIMENSION], new byte[Vectors.DIMENSION]))
                .isZero();
    }
}
