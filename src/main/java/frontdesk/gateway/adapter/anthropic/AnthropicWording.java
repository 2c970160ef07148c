package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Wording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;

/** Clients that use Anthropic's SDKs. */
@ApplicationScoped
public class AnthropicWording implements Wording {

    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    public JsonObject toOpenAi(Operation operation, JsonObject request) throws CallProblem {
        MessagesChecks.check(operation, request);
        return ChatRequests.of(request);
    }

    @Override
    public JsonObject answer(Operation operation, String model, JsonObject answer) {
        return operation == Operation.COUNT_TOKENS
                ? ChatAnswers.counted(answer)
                : ChatAnswers.message(model, answer);
    }

    @Override
    public ChunkWriter chunks(String model) {
        return new AnthropicWriter(model);
    }

    @Override
    public JsonObject error(CallProblem problem) {
        return AnthropicErrors.write(problem);
    }

    @Override
    public String errorEvent(CallProblem problem) {
        return AnthropicWriter.event("error", AnthropicErrors.write(problem));
    }
}
