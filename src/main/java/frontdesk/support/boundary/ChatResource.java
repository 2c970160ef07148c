package frontdesk.support.boundary;

import frontdesk.platform.http.Input;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.support.control.Chat;
import frontdesk.support.control.Desk;
import frontdesk.support.control.Message;
import frontdesk.support.control.Turns;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/** The chat without a socket: one question, one answer, as JSON or as server-sent events. */
@Path("support/chat")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class ChatResource {

    @Inject private Chat chat;

    @Inject private Turns turns;

    @Inject private Desk desk;

    @Inject private Jsonb json;

    /**
     * @param context what the page knows; its {@code language} (ISO 639-1) is used
     */
    public record Question(
            @Nullable String message,
            @Nullable UUID conversationId,
            @Nullable String clientMessageId,
            @Nullable Map<String, Object> context) {

        @Nullable String language() {
            return context != null && context.get("language") instanceof String language
                    ? language
                    : null;
        }
    }

    /**
     * @param message the bot's answer; where a person has the conversation, the customer's own
     *     message as stored
     */
    @Schema(name = "ChatAnswer")
    public record Reply(UUID conversationId, Message message) {}

    /** The answer as JSON, or, for {@code Accept: text/event-stream}, as it grows. */
    @POST
    @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
    @APIResponseSchema(value = Reply.class, responseCode = "200")
    public Response ask(
            @HeaderParam("Accept") @Nullable String accept, @Nullable Question question) {
        Chat.Said said = say(question);
        if (accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS)) {
            return Response.ok(stream(said), MediaType.SERVER_SENT_EVENTS).build();
        }
        Reply reply =
                new Reply(said.conversation(), answer(said, delta -> {}).orElse(said.message()));
        return Response.ok(reply, MediaType.APPLICATION_JSON).build();
    }

    /**
     * Events: {@code delta} {text}, {@code message} (the stored answer), {@code done}
     * {conversationId, state}.
     */
    private StreamingOutput stream(Chat.Said said) {
        Caller caller = CallerContext.current();
        return out ->
                CallerContext.runAs(
                        caller,
                        () -> {
                            Message answer =
                                    answer(said, delta -> grow(out, delta)).orElse(said.message());
                            event(out, "message", answer);
                            event(
                                    out,
                                    "done",
                                    Map.of(
                                            "conversationId",
                                            said.conversation(),
                                            "state",
                                            desk.show(said.conversation()).state()));
                        });
    }

    private Chat.Said say(@Nullable Question question) {
        Question given = Input.body(question);
        return chat.customerSays(
                given.conversationId(), given.message(), given.clientMessageId(), given.language());
    }

    private Optional<Message> answer(Chat.Said said, java.util.function.Consumer<String> deltas) {
        if (said.repeated()) {
            return chat.answerAfter(said.conversation(), said.message().seq());
        }
        return said.botAnswers() ? turns.take(said.conversation(), deltas) : Optional.empty();
    }

    /** While there is nothing to say yet, a comment finds out whether anybody still listens. */
    private void grow(OutputStream out, String delta) {
        try {
            if (delta.isEmpty()) {
                send(out, ":\n\n");
            } else {
                event(out, "delta", Map.of("text", delta));
            }
        } catch (UncheckedIOException e) {
            throw (CancellationException)
                    new CancellationException("The customer has gone").initCause(e);
        }
    }

    private void event(OutputStream out, String name, Object data) {
        send(out, "event: " + name + "\ndata: " + json.toJson(data) + "\n\n");
    }

    private static void send(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
