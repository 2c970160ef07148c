package frontdesk.assistant.control;

import java.util.List;

/**
 * Logistic regression with an L2 penalty by Newton's method (iteratively reweighted least squares;
 * Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", 4.4). Features are scaled
 * to unit variance while fitting, so that the penalty treats them alike.
 */
final class LogisticFit {

    /**
     * @param weight how much the example counts, above 0
     */
    record Example(double[] features, boolean positive, double weight) {}

    private static final int STEPS = 30;

    private LogisticFit() {}

    /**
     * As the other, but no coefficient has a sign that would contradict what its feature means:
     * with few examples chance would else have its way. Features are left out one by one, the most
     * contrary first.
     *
     * @param signs 1, −1, or 0 for either; in the features' order
     */
    static double[] fit(List<Example> examples, double penalty, boolean intercept, int[] signs) {
        boolean[] out = new boolean[signs.length];
        while (true) {
            List<Example> left =
                    examples.stream()
                            .map(
                                    example ->
                                            new Example(
                                                    without(example.features(), out),
                                                    example.positive(),
                                                    example.weight()))
                            .toList();
            double[] fitted = fit(left, penalty, intercept);
            int worst = -1;
            for (int i = 0; i < signs.length; i++) {
                boolean contrary = !out[i] && fitted[i] * signs[i] < 0;
                if (contrary && (worst < 0 || Math.abs(fitted[i]) > Math.abs(fitted[worst]))) {
                    worst = i;
                }
            }
            if (worst < 0) {
                return fitted;
            }
            out[worst] = true;
        }
    }

    private static double[] without(double[] features, boolean[] out) {
        double[] left = features.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] = out[i] ? 0 : left[i];
        }
        return left;
    }

    /** Coefficients in the features' order, then the intercept if one is wanted. */
    static double[] fit(List<Example> examples, double penalty, boolean intercept) {
        int features = examples.getFirst().features().length;
        double[] scale = deviations(examples, features);
        int size = features + (intercept ? 1 : 0);
        double[] at = new double[size];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            for (Example example : examples) {
                double[] x = scaled(example.features(), scale, size);
                double p = 1 / (1 + Math.exp(-Judgement.dot(at, x)));
                double error = example.weight() * ((example.positive() ? 1 : 0) - p);
                double spread = example.weight() * Math.max(1e-9, p * (1 - p));
                for (int i = 0; i < size; i++) {
                    gradient[i] += error * x[i];
                    for (int j = 0; j < size; j++) {
                        curvature[i][j] += spread * x[i] * x[j];
                    }
                }
            }
            for (int i = 0; i < size; i++) {
                double own = i < features ? penalty : 1e-6;
                gradient[i] -= own * at[i];
                curvature[i][i] += own;
            }
            at = better(examples, scale, penalty, at, solve(curvature, gradient));
        }
        for (int i = 0; i < features; i++) {
            at[i] /= scale[i];
        }
        return at;
    }

    /**
     * Newton's step, or as much of it as makes the fit no worse: far from the best place, the whole
     * of it overshoots.
     */
    private static double[] better(
            List<Example> examples, double[] scale, double penalty, double[] at, double[] move) {
        double before = likelihood(examples, scale, penalty, at);
        for (double share = 1; share > 1e-4; share /= 2) {
            double[] next = at.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += share * move[i];
            }
            if (likelihood(examples, scale, penalty, next) >= before) {
                return next;
            }
        }
        return at;
    }

    /** Logarithm, less the penalty. */
    private static double likelihood(
            List<Example> examples, double[] scale, double penalty, double[] at) {
        double sum = 0;
        for (Example example : examples) {
            double score = Judgement.dot(at, scaled(example.features(), scale, at.length));
            double signed = example.positive() ? score : -score;
            sum -=
                    example.weight()
                            * (signed > 0
                                    ? Math.log1p(Math.exp(-signed))
                                    : Math.log1p(Math.exp(signed)) - signed);
        }
        for (int i = 0; i < scale.length; i++) {
            sum -= penalty / 2 * at[i] * at[i];
        }
        return sum;
    }

    private static double[] scaled(double[] features, double[] scale, int size) {
        double[] x = new double[size];
        for (int i = 0; i < features.length; i++) {
            x[i] = features[i] / scale[i];
        }
        if (size > features.length) {
            x[features.length] = 1;
        }
        return x;
    }

    private static double[] deviations(List<Example> examples, int features) {
        double[] deviations = new double[features];
        for (int i = 0; i < features; i++) {
            int feature = i;
            double mean =
                    examples.stream().mapToDouble(e -> e.features()[feature]).average().orElse(0);
            double variance =
                    examples.stream()
                            .mapToDouble(e -> Math.pow(e.features()[feature] - mean, 2))
                            .average()
                            .orElse(1);
            deviations[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
        return deviations;
    }

    /** Gaussian elimination with partial pivoting. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        double[] result = right.clone();
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot =
                        Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])
                                ? row
                                : pivot;
            }
            double[] swapped = matrix[column];
            matrix[column] = matrix[pivot];
            matrix[pivot] = swapped;
            double value = result[column];
            result[column] = result[pivot];
            result[pivot] = value;
            for (int row = column + 1; row < size; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k < size; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
                result[row] -= factor * result[column];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int k = row + 1; k < size; k++) {
                result[row] -= matrix[row][k] * result[k];
            }
            result[row] /= matrix[row][row];
        }
        return result;
    }
}
