package frontdesk.notification.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;

/** The example of RFC 8291, byte by byte. */
class PushEncryptionTest {

    private static final byte[] BROWSER =
            bytes(
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] SECRET = bytes("BTBZMqHH6r4Tts7J_aSIgg");

    @Test
    void theExampleComesOut() throws GeneralSecurityException {
        KeyPair own =
                new KeyPair(
                        P256.publicKey(
                                bytes(
                                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                        P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] body =
                PushEncryption.encrypt(
                        "When I grow up, I want to be a watermelon"
                                .getBytes(StandardCharsets.US_ASCII),
                        BROWSER,
                        SECRET,
                        own,
                        bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void eachMessageHasAKeyOfItsOwn() throws GeneralSecurityException {
        byte[] text = new byte[] {1};
        byte[] one = PushEncryption.encrypt(text, BROWSER, SECRET);
        byte[] other = PushEncryption.encrypt(text, BROWSER, SECRET);
        assertThat(Arrays.copyOf(one, 16)).isNotEqualTo(Arrays.copyOf(other, 16));
        assertThat(Arrays.copyOfRange(one, 21, 86)).isNotEqualTo(Arrays.copyOfRange(other, 21, 86));
    }

    @Test
    void aPointBesideTheCurveIsRefused() {
        byte[] beside = BROWSER.clone();
        beside[64] ^= 1;
        assertThatThrownBy(() -> P256.publicKey(beside))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("curve");
        assertThatThrownBy(() -> P256.publicKey(new byte[65]))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> P256.publicKey(Arrays.copyOf(BROWSER, 64)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aNewKeyPairIsWrittenAsItIsRead() throws GeneralSecurityException {
        for (int i = 0; i < 20; i++) {
            String[] pair = new String(Vapid.generate(), StandardCharsets.US_ASCII).split("\\.");
            assertThat(P256.point(P256.publicKey(bytes(pair[0])))).isEqualTo(bytes(pair[0]));
            assertThat(P256.number(P256.privateKey(bytes(pair[1]))))
                    .isEqualTo(bytes(pair[1]))
                    .hasSize(32);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
