package frontdesk.platform.database;

import java.util.regex.Pattern;

/**
 * A statement as JDBC wants it.
 *
 * @param sql with a mere question mark for each parameter
 * @param order the parameters' numbers, by their places
 */
record NumberedParameters(String sql, int[] order) {

    private static final Pattern NUMBERED = Pattern.compile("\\?(\\d+)");

    /**
     * @param sql with ?1 and on, each as often as needed
     */
    static NumberedParameters of(String sql) {
        int[] order =
                NUMBERED.matcher(sql)
                        .results()
                        .mapToInt(match -> Integer.parseInt(match.group(1)))
                        .toArray();
        return new NumberedParameters(NUMBERED.matcher(sql).replaceAll("?"), order);
    }
}
