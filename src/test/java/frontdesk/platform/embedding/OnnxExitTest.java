package frontdesk.platform.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnnxExitTest {

    private static final class Hook implements Runnable {

        @Override
        public void run() {
            throw new IllegalStateException("It should be gone");
        }
    }

    @Test
    void aHookIsFoundByItsClassAndGone() throws ClassNotFoundException {
        Runtime.getRuntime().addShutdownHook(new Thread(new Hook()));
        assertThat(OnnxExit.remove(Hook.class.getName())).isEqualTo(1);
        assertThat(OnnxExit.remove(Hook.class.getName())).isZero();
        assertThat(Runnable.class)
                .isAssignableFrom(Class.forName(OnnxExit.PACKAGE + "OrtEnvironment$OrtEnvCloser"));
    }
}
