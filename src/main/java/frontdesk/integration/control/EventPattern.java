package frontdesk.integration.control;

/**
 * Which events an address wants to hear.
 *
 * @param text a type's name, or the beginning of one with a star at its end: {@code support.*},
 *     {@code *}
 */
record EventPattern(String text) {

    boolean matches(String type) {
        return text.endsWith("*")
                ? type.startsWith(text.substring(0, text.length() - 1))
                : type.equals(text);
    }
}
