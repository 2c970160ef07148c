package frontdesk.assistant.control;

import frontdesk.knowledge.Knowledge;
import frontdesk.knowledge.Passage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Where a question lies among those that articles answer, and those that nobody answers.
 *
 * @param world the best cosine with a question of {@link Evidence#WORLD}; 0 where the model does
 *     not know the language
 * @param excluded how near it comes to a question that the business leaves to people, 0–1
 * @param answered how its neighbours vote: the logarithm of the answered ones' share
 */
record Neighbourhood(double world, double excluded, double answered) {

    private static final int NEIGHBOURS = 20;

    /** How much more a nearer one counts: that of the distribution of von Mises and Fisher. */
    private static final double CONCENTRATION = 10;

    static Neighbourhood of(
            String question,
            List<Passage> passages,
            List<String> asked,
            Lexicon lexicon,
            List<String> excluded,
            Knowledge knowledge) {
        boolean understood = lexicon.language().equals("en");
        double[] world =
                understood ? knowledge.similarity(question, Evidence.WORLD) : new double[0];
        double[] left = knowledge.similarity(question, excluded);
        // By meaning where the model knows the language, by words elsewhere.
        double nearest =
                understood
                        ? best(left)
                        : excluded.stream()
                                .mapToDouble(one -> lexicon.coverage(asked, Words.of(one)))
                                .max()
                                .orElse(0);
        double answered = weight(answered(passages), 1);
        double foreign =
                weight(
                        DoubleStream.concat(Arrays.stream(world), Arrays.stream(left)).boxed(),
                        answered);
        return new Neighbourhood(best(world), nearest, Math.log(answered / (answered + foreign)));
    }

    private static double best(double[] cosines) {
        return Math.max(0, Arrays.stream(cosines).max().orElse(0));
    }

    private static Stream<Double> answered(List<Passage> passages) {
        return passages.stream()
                .collect(
                        Collectors.toMap(
                                Passage::articleId,
                                Passage::questionSimilarities,
                                (one, same) -> one))
                .values()
                .stream()
                .flatMap(List::stream);
    }

    /** Of one neighbour on average, so that it does not matter how many there are. */
    private static double weight(Stream<Double> cosines, double ifNone) {
        return cosines.sorted(Comparator.reverseOrder())
                .limit(NEIGHBOURS)
                .mapToDouble(cosine -> Math.exp(CONCENTRATION * cosine))
                .average()
                .orElse(ifNone);
    }
}
