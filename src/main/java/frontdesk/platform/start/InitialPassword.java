package frontdesk.platform.start;

import java.security.SecureRandom;

/**
 * A password for the first start: the configured one, which is not repeated anywhere, or a random
 * one to be shown once.
 */
public record InitialPassword(String value, String shown) {

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    public static InitialPassword from(String environmentVariable) {
        String configured = System.getenv(environmentVariable);
        if (configured != null && !configured.isBlank()) {
            return new InitialPassword(
                    configured, "(the password you set in " + environmentVariable + ")");
        }
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new InitialPassword(password.toString(), password.toString());
    }
}
