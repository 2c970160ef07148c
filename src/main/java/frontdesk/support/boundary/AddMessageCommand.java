package frontdesk.support.boundary;

import frontdesk.platform.commands.Command;
import frontdesk.platform.http.Refusal;
import frontdesk.support.control.Chat;
import frontdesk.support.control.Correspondence;
import frontdesk.support.control.Correspondence.QuestionAsked;
import frontdesk.support.control.Message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Another system passes on what a customer has said, or says something itself. */
@ApplicationScoped
public class AddMessageCommand implements Command<AddMessageCommand.NewMessage> {

    @Inject private Correspondence correspondence;

    @Inject private Chat chat;

    @Inject private TurnRunner turns;

    /**
     * @param author customer if absent, agent or note
     */
    public record NewMessage(
            @Nullable String conversationId,
            @Nullable String author,
            @Nullable String text,
            @Nullable String clientMessageId) {}

    @Override
    public String type() {
        return "addMessage";
    }

    @Override
    public Class<NewMessage> data() {
        return NewMessage.class;
    }

    @Override
    public Correspondence.Said carryOut(NewMessage message) {
        UUID conversation = CommandInput.id("conversationId", message.conversationId());
        return switch (message.author() == null ? "customer" : message.author()) {
            case "customer" ->
                    correspondence.customerSays(
                            conversation, message.text(), message.clientMessageId());
            case "agent" -> said(conversation, message, false);
            case "note" -> said(conversation, message, true);
            default ->
                    throw Refusal.field(
                            "author", "unknown_author", "author is customer, agent or note.");
        };
    }

    void answer(@Observes(during = TransactionPhase.AFTER_SUCCESS) QuestionAsked asked) {
        turns.start(asked.conversation());
    }

    private Correspondence.Said said(UUID conversation, NewMessage message, boolean note) {
        Message stored =
                chat.agentSays(conversation, message.text(), message.clientMessageId(), note);
        return new Correspondence.Said(conversation, stored.id(), stored.seq());
    }
}
