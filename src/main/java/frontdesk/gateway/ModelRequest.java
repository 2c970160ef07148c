package frontdesk.gateway;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param model provider/model, or an alias of the business
 * @param temperature 0 to 2, the higher the freer
 */
public record ModelRequest(
        String model, List<Message> messages, double temperature, int maxTokens) {

    /**
     * @param role system, user or assistant
     */
    public record Message(String role, String content) {}
}
