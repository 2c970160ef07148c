package frontdesk.gateway.boundary;

import frontdesk.gateway.Gateway;
import frontdesk.gateway.ModelAnswer;
import frontdesk.gateway.ModelRefusal;
import frontdesk.gateway.ModelRequest;
import frontdesk.platform.commands.Command;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Another system has a model write something; its business pays. */
@ApplicationScoped
public class CompleteCommand implements Command<CompleteCommand.Wanted> {

    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final int MOST_MESSAGES = 200;
    private static final int LONGEST = 200_000;
    private static final int MOST_TOKENS = 32_768;

    @Inject private Gateway gateway;

    public record Said(@Nullable String role, @Nullable String content) {}

    /**
     * @param model provider/model, or an alias of the business
     */
    public record Wanted(
            @Nullable String model,
            @Nullable List<Said> messages,
            @Nullable Double temperature,
            @Nullable Integer maxTokens) {}

    /**
     * @param model who answered, with its provider
     */
    public record Completed(String text, String model) {}

    @Override
    public String type() {
        return "complete";
    }

    @Override
    public Class<Wanted> data() {
        return Wanted.class;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Completed carryOut(Wanted wanted) {
        try {
            ModelAnswer answer = gateway.ask(request(wanted));
            return new Completed(answer.text(), answer.model());
        } catch (ModelRefusal e) {
            throw Refusal.of(
                    422,
                    e.code(),
                    "No model completed it; the handbook's chapter on the gateway explains "
                            + e.code()
                            + ".");
        }
    }

    private static ModelRequest request(Wanted wanted) {
        String model = Input.text("model", wanted.model(), 200);
        List<Said> messages = wanted.messages();
        if (messages == null || messages.isEmpty()) {
            throw Refusal.field("messages", "required", "messages is missing.");
        }
        if (messages.size() > MOST_MESSAGES) {
            throw Refusal.field(
                    "messages",
                    "too_many",
                    "messages may have at most " + MOST_MESSAGES + " entries.");
        }
        double temperature = wanted.temperature() == null ? 1 : wanted.temperature();
        if (!(temperature >= 0 && temperature <= 2)) {
            throw Refusal.field("temperature", "out_of_range", "temperature is between 0 and 2.");
        }
        int maxTokens = wanted.maxTokens() == null ? 1_024 : wanted.maxTokens();
        if (maxTokens < 1 || maxTokens > MOST_TOKENS) {
            throw Refusal.field(
                    "maxTokens", "out_of_range", "maxTokens is between 1 and " + MOST_TOKENS + ".");
        }
        return new ModelRequest(
                model,
                messages.stream().map(CompleteCommand::message).toList(),
                temperature,
                maxTokens);
    }

    private static ModelRequest.Message message(@Nullable Said said) {
        if (said == null) {
            throw Refusal.field("messages", "required", "An entry of messages is null.");
        }
        String role = Input.text("messages.role", said.role(), 20);
        if (!ROLES.contains(role)) {
            throw Refusal.field(
                    "messages.role", "unknown_role", "role is system, user or assistant.");
        }
        return new ModelRequest.Message(
                role, Input.text("messages.content", said.content(), LONGEST));
    }
}
