package frontdesk.knowledge.adapter;

import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;
import org.hibernate.search.backend.lucene.analysis.model.dsl.LuceneAnalysisOptionalComponentsStep;

/**
 * How words become terms, for each language; named in persistence.xml. A change needs a new shape
 * of the index.
 */
public class PassageAnalysis implements LuceneAnalysisConfigurer {

    private static final String STOP_WORDS = "org/apache/lucene/analysis/";

    @Override
    public void configure(LuceneAnalysisConfigurationContext context) {
        folded(
                stopped(
                                begin(context, "en").tokenFilter("englishPossessive"),
                                "snowball/english_stop.txt",
                                "snowball")
                        .tokenFilter("snowballPorter")
                        .param("language", "English"));
        folded(
                stopped(begin(context, "de"), "snowball/german_stop.txt", "snowball")
                        .tokenFilter("germanNormalization")
                        .tokenFilter("germanLightStem"));
        folded(
                stopped(begin(context, "es"), "snowball/spanish_stop.txt", "snowball")
                        .tokenFilter("spanishLightStem"));
        folded(
                stopped(
                                begin(context, "fr").tokenFilter("elision"),
                                "snowball/french_stop.txt",
                                "snowball")
                        .tokenFilter("frenchLightStem"));
        folded(
                stopped(
                                begin(context, "ar").tokenFilter("decimalDigit"),
                                "ar/stopwords.txt",
                                "wordset")
                        .tokenFilter("arabicNormalization")
                        .tokenFilter("arabicStem"));
        folded(begin(context, PassageBinder.OTHER));
    }

    private static LuceneAnalysisOptionalComponentsStep begin(
            LuceneAnalysisConfigurationContext context, String language) {
        return context.analyzer("frontdesk_" + language)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase");
    }

    private static LuceneAnalysisOptionalComponentsStep stopped(
            LuceneAnalysisOptionalComponentsStep analyzer, String words, String format) {
        return analyzer.tokenFilter("stop")
                .param("words", STOP_WORDS + words)
                .param("format", format)
                .param("ignoreCase", "true");
    }

    private static void folded(LuceneAnalysisOptionalComponentsStep analyzer) {
        analyzer.tokenFilter("asciiFolding");
    }
}
