package frontdesk.knowledge.control;

/** Makes Markdown of what a stranger's file says, and survives the file. */
public interface Extractor {

    enum Kind {
        HTML,
        PDF,
        DOCX
    }

    /**
     * @param title what the document calls itself; may be empty
     */
    record Document(String title, String markdown) {}

    /**
     * @throws Unreadable where nothing can be made of it, for whatever reason
     */
    Document extract(Kind kind, byte[] file) throws Unreadable;

    /** No more files are coming for now. */
    void rest();

    /** A file that cannot be imported; the code and the detail are for its owner. */
    final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;
        private final String detail;

        public Unreadable(String code, String detail) {
            super(code, null, false, false);
            this.code = code;
            this.detail = detail;
        }

        public String code() {
            return code;
        }

        public String detail() {
            return detail;
        }
    }
}
