package frontdesk.gateway.control;

import java.util.List;

/**
 * A name of a business's own for one or several models.
 *
 * @param strategy in which order they are tried
 */
public record Alias(String name, Strategy strategy, List<Choice> choices) {

    /**
     * Weighted: by chance, weights decide. Cheapest: by list price. Fastest: by measured time.
     * Failover: as they are listed.
     */
    public enum Strategy {
        WEIGHTED,
        CHEAPEST,
        FASTEST,
        FAILOVER
    }

    public record Choice(String model, int weight) {}
}
