package frontdesk.mail.boundary;

import frontdesk.mail.control.MailListing;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.shared.Page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Which mails somebody wants to see; those of a conversation whatever their state. */
public class MailQuery {

    @QueryParam("state")
    @DefaultValue("all")
    String state = "all";

    @QueryParam("conversation")
    @Nullable UUID conversation;

    @QueryParam("after")
    @Nullable String after;

    @QueryParam("limit")
    @Nullable Integer limit;

    <V extends MailListing.Listed> Page<V> of(MailListing<V> mails, List<String> states) {
        if (!states.contains(state)) {
            throw Refusal.field(
                    "state", "unknown_state", "state is one of " + String.join(", ", states) + ".");
        }
        return conversation == null
                ? mails.list(state, after, Input.limit(limit))
                : mails.ofConversation(conversation, after, Input.limit(limit));
    }
}
