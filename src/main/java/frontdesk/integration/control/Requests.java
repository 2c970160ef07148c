package frontdesk.integration.control;

import frontdesk.platform.commands.Command;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Takes a request from its credential to its reply. */
@ApplicationScoped
public class Requests {

    private static final int LONGEST_KEY = 200;
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    @Inject private Clients clients;

    @Inject private CommandCatalogue commands;

    @Inject private Inbox inbox;

    @Inject private Jsonb json;

    /**
     * @throws RuntimeException where it is not the client's fault, and may work another time
     */
    public Reply take(Incoming incoming) {
        try {
            String credential = incoming.credential();
            Client client =
                    clients.signIn(credential == null ? "" : credential)
                            .orElseThrow(
                                    () ->
                                            Refusal.of(
                                                    401,
                                                    "bad_client_credential",
                                                    "The property credential is none of a client's,"
                                                            + " or it was revoked."));
            return takeFrom(client, incoming);
        } catch (Refusal e) {
            return Reply.refused(e.problem());
        }
    }

    Reply takeFrom(Client client, Incoming incoming) {
        try {
            Input.text("idempotencyKey", incoming.key(), LONGEST_KEY);
            Envelope envelope = Envelope.of(incoming.text());
            commands.requireKnown("type", envelope.type());
            client.requireRight(envelope.type());
            Command<?> command = commands.find(envelope.type(), envelope.version());
            return CallerContext.callAs(
                    client.caller(), () -> Reply.done(answer(client, incoming, envelope, command)));
        } catch (Refusal e) {
            return Reply.refused(e.problem());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a request has the form that its command wants; nothing is done. */
    void check(String text) {
        Envelope envelope = Envelope.of(text);
        read(envelope, commands.find(envelope.type(), envelope.version()));
    }

    private <T> String answer(
            Client client, Incoming incoming, Envelope envelope, Command<T> command) {
        T data = read(envelope, command);
        if (command.changes()) {
            return inbox.once(client, incoming, () -> reply(command, data));
        }
        return inbox.first(client, incoming)
                .orElseGet(
                        () -> {
                            String reply = reply(command, data);
                            return inbox.once(client, incoming, () -> reply);
                        });
    }

    private <T> T read(Envelope envelope, Command<T> command) {
        try {
            @Nullable T data = json.fromJson(envelope.data(), command.data());
            return Input.body(data);
        } catch (JsonbException e) {
            throw Refusal.field(
                    "data",
                    "malformed_json",
                    "data is not what the schema of " + envelope.type() + " says.");
        }
    }

    private <T> String reply(Command<T> command, T data) {
        String result = json.toJson(command.carryOut(data));
        JsonValue value = json.fromJson(result, JsonValue.class);
        return BUILDERS.createObjectBuilder()
                .add("type", command.type())
                .add("version", command.version())
                .add("data", value)
                .build()
                .toString();
    }
}
