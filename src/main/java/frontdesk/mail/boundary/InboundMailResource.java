package frontdesk.mail.boundary;

import frontdesk.mail.control.Account;
import frontdesk.mail.control.AccountBook;
import frontdesk.mail.control.Inbound;
import frontdesk.mail.control.RawMail;
import frontdesk.mail.control.ReceivedMails;
import frontdesk.platform.http.Refusal;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Where a mail server brings mails as they are, instead of being asked for them. */
@Path("mail/inbound")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InboundMailResource {

    @Inject private AccountBook book;

    @Inject private Inbound inbound;

    /**
     * Whoever it is, the account's token decides. What is answered with 202 is stored, and no
     * other.
     */
    @POST
    @Path("{account}")
    @PermitAll
    @Consumes({"message/rfc822", "message/global", MediaType.APPLICATION_OCTET_STREAM})
    @APIResponseSchema(value = ReceivedMails.View.class, responseCode = "202")
    public Response bring(
            @PathParam("account") UUID id,
            @HeaderParam("mail-token") @Nullable String token,
            InputStream body)
            throws IOException {
        Account account =
                book.signIn(id, token == null ? "" : token)
                        .orElseThrow(
                                () ->
                                        Refusal.of(
                                                401,
                                                "bad_mail_token",
                                                "The header mail-token has no token of this"
                                                        + " account, or the account is switched off."));
        try {
            return Response.accepted(inbound.take(account, body::transferTo)).build();
        } catch (RawMail.TooLarge e) {
            throw Refusal.of(413, "too_large", "A mail may have at most 50 MB.");
        }
    }
}
