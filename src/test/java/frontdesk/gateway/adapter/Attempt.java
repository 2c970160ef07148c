package frontdesk.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.gateway.control.CallProblem;

/** Something that may be refused, but must not fail in any other way. */
@FunctionalInterface
public interface Attempt {

    Object run() throws CallProblem;

    static void trying(Attempt attempt) {
        try {
            attempt.run();
        } catch (CallProblem expected) {
            assertThat(expected.status()).isBetween(400, 599);
        }
    }
}
