package frontdesk.gateway;

/** There is no answer of a model, or no whole one. */
public final class ModelRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code as the handbook's chapter on the gateway lists them
     */
    public ModelRefusal(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
