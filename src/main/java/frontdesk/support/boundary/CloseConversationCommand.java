package frontdesk.support.boundary;

import frontdesk.platform.commands.Command;
import frontdesk.support.control.Desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Another system closes a conversation. */
@ApplicationScoped
public class CloseConversationCommand implements Command<CloseConversationCommand.Closing> {

    @Inject private Desk desk;

    public record Closing(@Nullable String conversationId) {}

    public record Closed(UUID conversationId, String state) {}

    @Override
    public String type() {
        return "closeConversation";
    }

    @Override
    public Class<Closing> data() {
        return Closing.class;
    }

    @Override
    public Closed carryOut(Closing closing) {
        UUID id = CommandInput.id("conversationId", closing.conversationId());
        return new Closed(id, desk.close(id).state());
    }
}
