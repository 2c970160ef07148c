package frontdesk.platform.mail;

import frontdesk.platform.security.Sha256;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Takes a mail as it is written, and keeps of it what is signed: its headers, and the hash of its
 * relaxed body (RFC 6376, 3.4.4). Any line end is CRLF, as on its way.
 */
final class DkimText extends OutputStream {

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final MessageDigest body = Sha256.digest();
    private boolean inBody;
    private boolean afterReturn;
    private boolean anyText;
    private boolean space;
    private int column;
    private int lineEnds;

    @Override
    public void write(int b) {
        if (b == '\r' || b == '\n' && !afterReturn) {
            endLine();
        } else if (b != '\n') {
            column++;
            if (inBody) {
                text(b);
            } else {
                head.write(b);
            }
        }
        afterReturn = b == '\r';
    }

    private void endLine() {
        if (inBody) {
            lineEnds++;
            space = false;
        } else if (column == 0) {
            inBody = true;
        } else {
            head.write('\r');
            head.write('\n');
        }
        column = 0;
    }

    /** Empty lines at the end, and white space at the end of lines, are none of it. */
    private void text(int b) {
        if (b == ' ' || b == '\t') {
            space = true;
            return;
        }
        for (; lineEnds > 0; lineEnds--) {
            newLine();
        }
        if (space) {
            body.update((byte) ' ');
            space = false;
        }
        body.update((byte) b);
        anyText = true;
    }

    private void newLine() {
        body.update((byte) '\r');
        body.update((byte) '\n');
    }

    /** Each with the lines that it is folded into. */
    List<String> headers() {
        return List.of(head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n(?![ \t])"));
    }

    /** Once, at the end. */
    byte[] bodyHash() {
        if (anyText) {
            newLine();
        }
        return body.digest();
    }
}
