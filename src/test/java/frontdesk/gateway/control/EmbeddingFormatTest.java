package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;

class EmbeddingFormatTest {

    private static final JsonObject ANSWER =
            Trees.parse("{\"data\":[{\"index\":0,\"embedding\":[1,-0.5]}],\"model\":\"m\"}");

    @Test
    void encodesNumbersWhereBase64IsAskedFor() {
        assertThat(EmbeddingFormat.asAsked(Trees.parse("{\"encoding_format\":\"base64\"}"), ANSWER))
                .isEqualTo(
                        Trees.parse(
                                "{\"data\":[{\"index\":0,\"embedding\":\"AACAPwAAAL8=\"}],\"model\":\"m\"}"));
    }

    @Test
    void leavesTheRestAlone() {
        JsonObject base64 = Trees.parse("{\"encoding_format\":\"base64\"}");
        JsonObject encoded = EmbeddingFormat.asAsked(base64, ANSWER);

        assertThat(EmbeddingFormat.asAsked(Trees.parse("{}"), ANSWER)).isSameAs(ANSWER);
        assertThat(EmbeddingFormat.asAsked(base64, encoded)).isEqualTo(encoded);
    }
}
