package frontdesk.platform.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import org.junit.jupiter.api.Test;

class OnnxExitTest {

    @Test
    void theHookOfTheRuntimeIsFoundAndGone() {
        assertThat(OrtEnvironment.getEnvironment()).isNotNull();
        assertThat(OnnxExit.leaveToTheProcess()).isEqualTo(1);
        assertThat(OnnxExit.leaveToTheProcess()).isZero();
    }
}
