package frontdesk.mail.boundary;

import frontdesk.mail.control.AccountSigning;
import frontdesk.mail.control.Accounts;
import frontdesk.mail.control.Fetching;
import frontdesk.mail.control.SentMails;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.ShownOnce;
import frontdesk.platform.mail.Mailer;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** The addresses that a business's customers write to. */
@Path("mail/accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
public class MailAccountsResource {

    @Inject private Accounts accounts;

    @Inject private Fetching fetching;

    @Inject private Mailer mailer;

    @Inject private SentMails mails;

    @Inject private AccountSigning signing;

    /**
     * @param port 993 if absent, or 143 where security is another than tls
     * @param security tls (the default), starttls or none
     * @param password never shown; kept if absent
     * @param folder INBOX if absent
     */
    @Schema(name = "Mailbox")
    public record ImapInput(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String security,
            @Nullable String user,
            @Nullable String password,
            @Nullable String folder) {}

    /**
     * @param closing the last lines of its mails
     * @param enabled true if absent
     * @param assistant whether the bot may answer a customer's first mail; false if absent
     * @param replyTokens whether the mail server delivers mails for address+anything too; true if
     *     absent
     * @param imap without it, mails come by HTTP only
     */
    @Schema(name = "MailAccountInput")
    public record AccountInput(
            @Nullable String address,
            @Nullable String senderName,
            @Nullable String closing,
            @Nullable Boolean enabled,
            @Nullable Boolean assistant,
            @Nullable Boolean replyTokens,
            @Nullable ImapInput imap) {}

    /**
     * @param token what mails are brought with; only in the answer that makes it
     * @param problem of the last look into the mailbox; empty where there was none
     * @param sends whether this server can send mails
     * @param sendingProblem why mails of the business wait to be sent; empty where none waits
     * @param dkim the DNS record that its signatures are believed by; null where its mails are not
     *     signed
     */
    @Schema(name = "MailAccount")
    public record AccountView(
            UUID id,
            @Nullable String token,
            String address,
            String senderName,
            String closing,
            boolean enabled,
            boolean assistant,
            boolean replyTokens,
            @Nullable ImapInput imap,
            @Nullable Instant polledAt,
            String problem,
            boolean sends,
            String sendingProblem,
            Accounts.@Nullable Dkim dkim,
            Instant createdAt,
            Instant updatedAt)
            implements ShownOnce {

        static AccountView of(
                Accounts.View account,
                @Nullable String token,
                boolean sends,
                String sendingProblem) {
            Accounts.Imap imap = account.imap();
            return new AccountView(
                    account.id(),
                    token,
                    account.address(),
                    account.senderName(),
                    account.closing(),
                    account.enabled(),
                    account.assistant(),
                    account.replyTokens(),
                    imap == null
                            ? null
                            : new ImapInput(
                                    imap.host(),
                                    imap.port(),
                                    imap.security(),
                                    imap.user(),
                                    null,
                                    imap.folder()),
                    account.polledAt(),
                    account.problem(),
                    sends,
                    sendingProblem,
                    account.dkim(),
                    account.createdAt(),
                    account.updatedAt());
        }

        @Override
        public AccountView again() {
            return new AccountView(
                    id,
                    null,
                    address,
                    senderName,
                    closing,
                    enabled,
                    assistant,
                    replyTokens,
                    imap,
                    polledAt,
                    problem,
                    sends,
                    sendingProblem,
                    dkim,
                    createdAt,
                    updatedAt);
        }
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = AccountView.class, responseCode = "201")
    public Response make(@Nullable AccountInput input) {
        Accounts.Made made = accounts.make(AccountTerms.of(Input.body(input)));
        return Response.status(Response.Status.CREATED)
                .entity(view(made.account(), made.token()))
                .build();
    }

    @GET
    public Page<AccountView> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return accounts.list(after, Input.limit(limit)).map(this::view);
    }

    @GET
    @Path("{id}")
    public AccountView find(@PathParam("id") UUID id) {
        return view(accounts.find(id));
    }

    @PUT
    @Path("{id}")
    public AccountView change(@PathParam("id") UUID id, @Nullable AccountInput input) {
        accounts.find(id);
        return view(accounts.change(id, AccountTerms.of(Input.body(input))));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") UUID id) {
        accounts.remove(id);
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.WILDCARD)
    public AccountView rotate(@PathParam("id") UUID id) {
        Accounts.Made made = accounts.rotate(id);
        return view(made.account(), made.token());
    }

    /** Signs its mails, with a new key. */
    @POST
    @Path("{id}/dkim")
    @Consumes(MediaType.WILDCARD)
    public AccountView sign(@PathParam("id") UUID id) {
        return view(signing.begin(id));
    }

    @DELETE
    @Path("{id}/dkim")
    @Consumes(MediaType.WILDCARD)
    public AccountView signNoMore(@PathParam("id") UUID id) {
        return view(signing.end(id));
    }

    /** Looks into the mailbox now, while the caller waits. */
    @POST
    @Path("{id}/poll")
    @Consumes(MediaType.WILDCARD)
    public AccountView poll(@PathParam("id") UUID id) {
        accounts.find(id);
        fetching.fetch(id);
        return view(accounts.find(id));
    }

    private AccountView view(Accounts.View account) {
        return view(account, null);
    }

    private AccountView view(Accounts.View account, @Nullable String token) {
        return AccountView.of(account, token, mailer.configured(), mails.trouble());
    }
}
