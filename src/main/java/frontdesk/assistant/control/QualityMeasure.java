package frontdesk.assistant.control;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Answer.Outcome;
import frontdesk.assistant.Assistant;
import frontdesk.assistant.Turn;
import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Asks the questions of a set at the door, as a customer would, and counts what came back. */
@ApplicationScoped
public class QualityMeasure {

    private record Result(Asked asked, Answer answer, boolean right, double milliseconds) {

        boolean answered() {
            return answer.outcome() == Outcome.ANSWERED;
        }

        boolean good() {
            return asked.inScope() ? right : !answered();
        }
    }

    private static final List<String> FITTED = List.of("train", "dev");

    @Inject Assistant assistant;

    @Inject Retrieval retrieval;

    @Inject Businesses businesses;

    public QualityReport measure(String set) {
        Business business = business();
        List<Result> results = new ArrayList<>();
        for (Asked asked : questions(business, set)) {
            long start = System.nanoTime();
            Answer answer =
                    assistant.answer(
                            new Turn(
                                    business.name(), asked.question(), asked.language(), List.of()),
                            delta -> {});
            boolean right =
                    answer.outcome() == Outcome.ANSWERED
                            && !answer.citations().isEmpty()
                            && QuestionSet.isRight(
                                    business.slug(), asked, answer.citations().getFirst().title());
            results.add(new Result(asked, answer, right, (System.nanoTime() - start) / 1e6));
        }
        return report(business.slug(), set, results);
    }

    /**
     * The coefficients that the training and development questions of all listed businesses ask
     * for.
     */
    public String calibrate() {
        List<Calibration.Case> cases = new ArrayList<>();
        for (Business business : businesses.listed()) {
            CallerContext.runAs(
                    Caller.jobOf(business.id()),
                    () ->
                            FITTED.forEach(
                                    set ->
                                            QuestionSet.read(business.slug(), set)
                                                    .forEach(
                                                            asked -> {
                                                                cases.add(
                                                                        found(
                                                                                business.slug(),
                                                                                set,
                                                                                asked,
                                                                                true));
                                                                cases.add(
                                                                        found(
                                                                                business.slug(),
                                                                                set,
                                                                                asked,
                                                                                false));
                                                            })));
        }
        if (cases.isEmpty()) {
            throw Refusal.of(404, "unknown_set", "No listed business has questions to fit on.");
        }
        return Calibration.fit(cases);
    }

    private Calibration.Case found(String business, String set, Asked asked, boolean told) {
        return new Calibration.Case(
                asked,
                told
                        ? retrieval.findNovel(asked.question(), asked.language())
                        : retrieval.findBare(asked.question(), asked.language()),
                title -> QuestionSet.isRight(business, asked, title),
                set.equals("dev"),
                told);
    }

    private Business business() {
        return businesses.byId(CallerContext.current().requireTenant());
    }

    private static List<Asked> questions(Business business, String set) {
        if (!QuestionSet.SETS.contains(set)) {
            throw Refusal.field("set", "unknown_set", "The sets are train, dev and test.");
        }
        List<Asked> questions = QuestionSet.read(business.slug(), set);
        if (questions.isEmpty()) {
            throw Refusal.of(
                    404, "unknown_set", "There are no questions for " + business.name() + ".");
        }
        return questions;
    }

    private static QualityReport report(String business, String set, List<Result> results) {
        Map<String, Predicate<Result>> groups = new LinkedHashMap<>();
        groups.put("all", result -> true);
        results.stream()
                .map(result -> result.asked().language())
                .distinct()
                .forEach(
                        language ->
                                groups.put(
                                        language,
                                        result -> result.asked().language().equals(language)));
        results.stream()
                .map(result -> result.asked().kind())
                .distinct()
                .forEach(kind -> groups.put(kind, result -> result.asked().kind().equals(kind)));
        List<QualityReport.Row> rows = new ArrayList<>();
        groups.forEach(
                (name, group) -> rows.add(row(name, results.stream().filter(group).toList())));
        List<QualityReport.Miss> misses =
                results.stream()
                        .filter(result -> !result.good())
                        .map(QualityMeasure::miss)
                        .toList();
        double[] times = results.stream().mapToDouble(Result::milliseconds).sorted().toArray();
        String answerer =
                results.stream()
                        .filter(Result::answered)
                        .map(r -> r.answer().answerer())
                        .findFirst()
                        .orElse(Extraction.NAME);
        return new QualityReport(
                business,
                set,
                answerer,
                List.copyOf(rows),
                misses,
                new QualityReport.Milliseconds(
                        times[times.length / 2], times[(int) (times.length * 0.95)]));
    }

    private static QualityReport.Row row(String name, List<Result> results) {
        List<Result> own = results.stream().filter(result -> result.asked().inScope()).toList();
        List<Result> foreign =
                results.stream().filter(result -> !result.asked().inScope()).toList();
        return new QualityReport.Row(
                name,
                own.size(),
                percent(own, Result::right),
                percent(own, result -> !result.answered()),
                foreign.size(),
                percent(foreign, result -> !result.answered()));
    }

    private static double percent(List<Result> results, Predicate<Result> predicate) {
        return results.isEmpty()
                ? 0
                : Math.round(1000.0 * results.stream().filter(predicate).count() / results.size())
                        / 10.0;
    }

    private static QualityReport.Miss miss(Result result) {
        Answer answer = result.answer();
        String cited = answer.citations().isEmpty() ? "" : answer.citations().getFirst().title();
        return new QualityReport.Miss(
                result.asked().question(),
                result.asked().language(),
                result.asked().kind(),
                Objects.requireNonNullElse(result.asked().article(), ""),
                cited,
                answer.outcome().name(),
                Math.round(100 * answer.confidence()) / 100.0);
    }
}
