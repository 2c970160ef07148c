package frontdesk.mail.control;

/**
 * A file in a mail.
 *
 * @param number from 0, in the mail's order
 * @param bytes about as many
 */
public record Attachment(int number, String name, String mediaType, long bytes) {}
