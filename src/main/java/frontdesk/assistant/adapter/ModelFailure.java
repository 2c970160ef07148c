package frontdesk.assistant.adapter;

/** The model's server did not do what it should. */
class ModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelFailure(String what) {
        super(what);
    }

    ModelFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
