package frontdesk.integration.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;

class StandardSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long AT = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    /** The example that the specification's own libraries are tested with. */
    @Test
    void signsAsTheSpecificationDoes() {
        assertThat(StandardSignature.sign(SECRET, ID, AT, BODY)).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {RIGHT, "v1,AAAA " + RIGHT, RIGHT + " v1a,AAAA", "x " + RIGHT + " y"})
    void oneOfTheSignaturesIsEnough(String signatures) {
        assertThat(StandardSignature.isSigned(signatures, SECRET, ID, AT, BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1,",
                "v1,AAAA",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "ü"
            })
    void othersAreNot(String signatures) {
        assertThat(StandardSignature.isSigned(signatures, SECRET, ID, AT, BODY)).isFalse();
    }

    @Test
    void everythingIsSigned() {
        assertThat(StandardSignature.isSigned(RIGHT, SECRET, ID + "x", AT, BODY)).isFalse();
        assertThat(StandardSignature.isSigned(RIGHT, SECRET, ID, AT + 1, BODY)).isFalse();
        assertThat(StandardSignature.isSigned(RIGHT, SECRET, ID, AT, BODY + " ")).isFalse();
        assertThat(StandardSignature.isSigned(RIGHT, StandardSignature.newSecret(), ID, AT, BODY))
                .isFalse();
    }

    @Test
    void secretsAreLongAndNew() {
        String secret = StandardSignature.newSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(StandardSignature.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }
}
