package frontdesk.mail.control;

import frontdesk.platform.http.PublicAddress;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;
import frontdesk.support.Letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.UUID;

/**
 * Ends the mails about a conversation by a link in one of them (RFC 8058), without a sign-in.
 * Agents see it, and what they say stays in the conversation.
 */
@ApplicationScoped
public class Unsubscribing {

    @Inject private AccountBook book;

    @Inject private Letters letters;

    @Inject private SentMails mails;

    @Inject private PublicAddress address;

    /** What a link is for. */
    public record Link(TenantId tenant, UUID conversation, String language) {}

    String url(Account account, UUID conversation) {
        return address.of(
                "/api/mail/unsubscribe/"
                        + account.id()
                        + "/"
                        + account.unsubscribing().of(conversation));
    }

    /**
     * @throws Refusal where it is none of ours
     */
    public Link read(UUID account, String token) {
        Account found = book.find(account).orElseThrow(() -> Refusal.unknown("link"));
        UUID conversation =
                found.unsubscribing()
                        .conversation(token)
                        .orElseThrow(() -> Refusal.unknown("link"));
        return new Link(found.tenant(), conversation, language(found.tenant(), conversation));
    }

    public void stop(Link link) {
        CallerContext.runAs(
                Caller.jobOf(link.tenant()), () -> mails.unsubscribe(link.conversation()));
    }

    private String language(TenantId tenant, UUID conversation) {
        try {
            return CallerContext.callAs(Caller.jobOf(tenant), () -> letters.addressee(conversation))
                    .orElseThrow(() -> Refusal.unknown("link"))
                    .language();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
