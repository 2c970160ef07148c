package frontdesk.platform.security;

/** The names of the roles, as they stand in tokens and in {@code @RolesAllowed}. */
public final class Roles {

    public static final String VISITOR = "visitor";
    public static final String MEMBER = "member";
    public static final String AGENT = "agent";
    public static final String ADMIN = "admin";
    public static final String OWNER = "owner";
    public static final String OPERATOR = "operator";

    private Roles() {}
}
