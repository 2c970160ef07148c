package frontdesk.mail.boundary;

import frontdesk.mail.control.Inbound;
import frontdesk.mail.control.MailFiles;
import frontdesk.mail.control.MailStore;
import frontdesk.mail.control.RawMail;
import frontdesk.mail.control.ReceivedMails;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Mails that came: those of a conversation, and those that wait for a person. */
@Path("mail/received")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class ReceivedMailsResource {

    private static final List<String> STATES =
            List.of("all", "received", "handled", "parked", "discarded");

    @Inject private ReceivedMails mails;

    @Inject private MailStore store;

    @Inject private MailFiles files;

    @Inject private Inbound inbound;

    @GET
    public Page<ReceivedMails.View> list(@BeanParam MailQuery query) {
        return query.of(mails, STATES);
    }

    @GET
    @Path("{id}")
    public ReceivedMails.View find(@PathParam("id") UUID id) {
        return mails.find(id);
    }

    /** As it came, with all of its headers. */
    @GET
    @Path("{id}/original")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    public Response original(@PathParam("id") UUID id) {
        return Downloads.of("mail.eml", whole(store.content(id)));
    }

    @GET
    @Path("{id}/attachments/{number}")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    public Response attachment(@PathParam("id") UUID id, @PathParam("number") int number)
            throws IOException {
        RawMail raw = files.attachment(id, number);
        String name =
                mails.find(id).attachments().stream()
                        .filter(one -> one.number() == number)
                        .findFirst()
                        .map(one -> one.name())
                        .orElse("attachment");
        return Downloads.of(name, whole(raw));
    }

    /** Takes it, also where a machine has written it. */
    @POST
    @Path("{id}/retry")
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public ReceivedMails.View retry(@PathParam("id") UUID id) {
        return inbound.retry(id);
    }

    @POST
    @Path("{id}/discard")
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public void discard(@PathParam("id") UUID id) {
        mails.discard(id);
    }

    private static StreamingOutput whole(RawMail raw) {
        return out -> {
            try (raw;
                    var in = raw.open()) {
                in.transferTo(out);
            }
        };
    }
}
