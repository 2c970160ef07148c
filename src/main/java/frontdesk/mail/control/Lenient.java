package frontdesk.mail.control;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what others have written, as well as it goes: mails are rarely what the standards say. */
final class Lenient {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|\\p{Cs}");
    private static final int LONGEST_HEADER = 4_000;

    private Lenient() {}

    /** Without what no database and no page wants. */
    static String clean(String text) {
        return UNWANTED.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    static String oneLine(@Nullable String text, int longest) {
        String line = text == null ? "" : clean(text).replaceAll("\\s+", " ").strip();
        return cut(line, longest);
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    static String header(@Nullable String raw, int longest) {
        if (raw == null) {
            return "";
        }
        String unfolded =
                MimeUtility.unfold(
                        raw.length() > LONGEST_HEADER ? raw.substring(0, LONGEST_HEADER) : raw);
        try {
            return oneLine(MimeUtility.decodeText(unfolded), longest);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return oneLine(unfolded, longest);
        }
    }

    /** The first address that stands there; null where there is none. */
    static @Nullable InternetAddress address(@Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        String given =
                MimeUtility.unfold(
                        raw.length() > LONGEST_HEADER ? raw.substring(0, LONGEST_HEADER) : raw);
        try {
            for (InternetAddress address : InternetAddress.parseHeader(given, false)) {
                if (address.getAddress() != null
                        && ADDRESS.matcher(address.getAddress()).matches()) {
                    return address;
                }
            }
        } catch (AddressException e) {
            // What follows finds it nevertheless, or does not.
        }
        Matcher found = ADDRESS.matcher(given);
        if (!found.find()) {
            return null;
        }
        InternetAddress address = new InternetAddress();
        address.setAddress(found.group());
        return address;
    }

    static String lower(@Nullable InternetAddress address) {
        return address == null ? "" : address.getAddress().toLowerCase(Locale.ROOT);
    }

    static Matcher addresses(String raw) {
        return ADDRESS.matcher(
                raw.length() > LONGEST_HEADER ? raw.substring(0, LONGEST_HEADER) : raw);
    }

    /**
     * @param type a Content-Type, whatever it is worth
     */
    static @Nullable ContentType type(@Nullable String type) {
        try {
            return type == null ? null : new ContentType(type);
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    /**
     * In the charset that it says; else UTF-8 if it can be that, and what Windows writes if not.
     */
    static String text(byte[] bytes, @Nullable String charset) {
        Charset known = charset(charset);
        if (known != null && !known.equals(StandardCharsets.US_ASCII)) {
            return new String(bytes, known);
        }
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** What may go wrong where a library reads a stranger's bytes. */
    @FunctionalInterface
    interface Reading<T> {
        @Nullable T read() throws MessagingException, IOException;
    }

    static <T> T or(T otherwise, Reading<T> reading) {
        T found = orNull(reading);
        return found == null ? otherwise : found;
    }

    static <T> @Nullable T orNull(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException | IOException | RuntimeException e) {
            return null;
        }
    }
}
