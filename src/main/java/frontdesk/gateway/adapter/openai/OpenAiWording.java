package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Wording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import java.util.List;

/** Clients that use OpenAI's SDKs. */
@ApplicationScoped
public class OpenAiWording implements Wording {

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public JsonObject toOpenAi(Operation operation, JsonObject request) throws CallProblem {
        RequestChecks.check(operation, request);
        return request;
    }

    @Override
    public JsonObject answer(Operation operation, String model, JsonObject answer) {
        return answer;
    }

    @Override
    public ChunkWriter chunks(String model) {
        return new ChunkWriter() {
            @Override
            public List<String> write(JsonObject chunk) {
                return List.of(event(chunk));
            }

            @Override
            public List<String> end() {
                return List.of("data: [DONE]\n\n");
            }
        };
    }

    @Override
    public JsonObject error(CallProblem problem) {
        JsonObjectBuilder error =
                Trees.make()
                        .createObjectBuilder()
                        .add("message", String.valueOf(problem.getMessage()))
                        .add("type", problem.type());
        String parameter = problem.parameter();
        if (parameter == null) {
            error.addNull("param");
        } else {
            error.add("param", parameter);
        }
        return Trees.make()
                .createObjectBuilder()
                .add("error", error.add("code", problem.code()))
                .build();
    }

    @Override
    public String errorEvent(CallProblem problem) {
        return event(error(problem));
    }

    private static String event(JsonObject data) {
        return "data: " + data + "\n\n";
    }
}
