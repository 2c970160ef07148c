package frontdesk.assistant.control;

import java.util.List;

/**
 * How good the answers to a set of questions were.
 *
 * @param rows all, then by language, then by kind
 * @param milliseconds of one answer: median and 95th percentile
 */
public record QualityReport(
        String business,
        String set,
        String answerer,
        List<Row> rows,
        List<Miss> misses,
        Milliseconds milliseconds) {

    /**
     * Shares in percent; 0 where there is no question of the sort.
     *
     * @param rightFirst of the questions in scope: answered, and an article that answers it cited
     *     first
     * @param wronglyRefused of the questions in scope
     * @param refused of the questions out of scope
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "QualityRow")
    public record Row(
            String name,
            int inScope,
            double rightFirst,
            double wronglyRefused,
            int outOfScope,
            double refused) {}

    /**
     * @param cited the title cited first; empty when refused
     */
    public record Miss(
            String question,
            String language,
            String kind,
            String expected,
            String cited,
            String outcome,
            double confidence) {}

    public record Milliseconds(double median, double p95) {}
}
