package frontdesk.gateway.control;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What a business decided for all its calls.
 *
 * @param drainOnStop whether a call whose client left is read to its end and billed; else it is
 *     cancelled
 * @param kept how long answers are given again; null for the usual time of each operation, zero for
 *     never
 * @param keepsTexts whether requests and answers are kept
 * @param assistantModel which model or alias writes the assistant's answers; null for the
 *     operator's
 */
public record Policy(
        String plan,
        boolean drainOnStop,
        @Nullable Duration kept,
        boolean keepsTexts,
        @Nullable String assistantModel,
        PolicyLimits limits) {

    Duration kept(Operation operation) {
        return kept == null ? operation.kept() : kept;
    }
}
