package frontdesk.gateway;

/**
 * @param model who answered, with its provider
 */
public record ModelAnswer(String text, String model) {}
