package frontdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class SealingTest {

    private static final UUID ROW = UUID.randomUUID();
    private static final String SECRET = "sk-proj-ключ-of-a-provider";

    private final String key = fresh();
    private final Sealing sealing = with(key);

    private static String fresh() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Sealing with(String... keys) {
        Sealing sealing = new Sealing();
        sealing.configured = Optional.of(List.of(keys));
        sealing.begin();
        return sealing;
    }

    @Test
    void opensWhatItSealed() {
        assertThat(sealing.open(sealing.seal(SECRET, ROW), ROW)).isEqualTo(SECRET);
        assertThat(sealing.open(sealing.seal("", ROW), ROW)).isEmpty();
        assertThat(new String(sealing.seal(SECRET, ROW), StandardCharsets.ISO_8859_1))
                .doesNotContain("sk-proj");
    }

    @Test
    void anotherRowOpensNothing() {
        byte[] sealed = sealing.seal(SECRET, ROW);
        assertThatThrownBy(() -> sealing.open(sealed, UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("sk-");
    }

    @Test
    void anyBitThatChangedIsNoticed() {
        byte[] sealed = sealing.seal(SECRET, ROW);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> sealing.open(changed, ROW))
                    .as("bit " + bit)
                    .isInstanceOf(IllegalStateException.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> sealing.open(cut, ROW))
                    .as("length " + length)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void noNonceIsUsedTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            nonces.add(
                    Base64.getEncoder()
                            .encodeToString(
                                    java.util.Arrays.copyOfRange(
                                            sealing.seal(SECRET, ROW), 1, 13)));
        }
        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        byte[] old = sealing.seal(SECRET, ROW);
        String newer = fresh();
        Sealing both = with(newer, key);

        assertThat(both.open(old, ROW)).isEqualTo(SECRET);
        assertThat(both.isOld(old, ROW)).isTrue();
        byte[] anew = both.seal(SECRET, ROW);
        assertThat(both.isOld(anew, ROW)).isFalse();
        assertThat(with(newer).open(anew, ROW)).isEqualTo(SECRET);
        assertThatThrownBy(() -> with(newer).open(old, ROW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keysWithTheSameMarkAreToldApart() {
        byte[] old = sealing.seal(SECRET, ROW);
        String twin = fresh();
        while (with(twin).seal(SECRET, ROW)[0] != old[0]) {
            twin = fresh();
        }
        Sealing both = with(twin, key);
        assertThat(both.open(old, ROW)).isEqualTo(SECRET);
        assertThat(both.isOld(old, ROW)).isTrue();
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedAtTheStart() {
        assertThatThrownBy(() -> with(Base64.getEncoder().encodeToString(new byte[16])))
                .isInstanceOf(IllegalStateException.class);
    }
}
