package frontdesk.mail.boundary;

import frontdesk.mail.control.Accounts;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/** What somebody wants of an account, checked. */
final class AccountTerms {

    private static final Set<String> SECURITIES = Set.of("tls", "starttls", "none");

    private AccountTerms() {}

    static Accounts.Terms of(MailAccountsResource.AccountInput input) {
        String address =
                Input.text("address", input.address(), 200).strip().toLowerCase(Locale.ROOT);
        if (!address.matches("[a-z0-9.!#$%&'*/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw Refusal.field(
                    "address",
                    "invalid_email",
                    "address is an e-mail address such as support@example.com, without a plus"
                            + " sign.");
        }
        return new Accounts.Terms(
                address,
                line("senderName", input.senderName(), 120),
                Input.optional("closing", input.closing(), 1_000),
                isOr(input.enabled(), true),
                isOr(input.assistant(), false),
                isOr(input.replyTokens(), true),
                imap(input.imap()));
    }

    private static Accounts.@Nullable Imap imap(MailAccountsResource.@Nullable ImapInput imap) {
        if (imap == null) {
            return null;
        }
        String security = imap.security() == null ? "tls" : imap.security();
        if (!SECURITIES.contains(security)) {
            throw Refusal.field(
                    "imap.security", "unknown_security", "imap.security is tls, starttls or none.");
        }
        String host = Input.text("imap.host", imap.host(), 253).strip();
        if (!host.matches("[A-Za-z0-9.:\\[\\]-]+")) {
            throw Refusal.field(
                    "imap.host", "invalid_host", "imap.host is a host's name or address.");
        }
        int port = imap.port() == null ? security.equals("tls") ? 993 : 143 : imap.port();
        if (port < 1 || port > 65_535) {
            throw Refusal.field("imap.port", "out_of_range", "imap.port is between 1 and 65535.");
        }
        String folder = line("imap.folder", imap.folder(), 200);
        String password =
                imap.password() == null || imap.password().isEmpty()
                        ? null
                        : Input.text("imap.password", imap.password(), 500);
        return new Accounts.Imap(
                host,
                port,
                security,
                Input.text("imap.user", line("imap.user", imap.user(), 254), 254),
                password,
                folder.isBlank() ? "INBOX" : folder);
    }

    private static String line(String field, @Nullable String value, int longest) {
        String line = Input.optional(field, value, longest).strip();
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.field(
                    field, "invalid_text", field + " has a line break or a control character.");
        }
        return line;
    }

    private static boolean isOr(@Nullable Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }
}
