package frontdesk.identity.control;

/** Slow, salted hashes of passwords, as strings that name their own parameters. */
public interface PasswordHashing {

    String hash(String password);

    boolean matches(String password, String hash);
}
