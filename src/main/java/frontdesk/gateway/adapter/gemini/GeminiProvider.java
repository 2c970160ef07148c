package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Provider;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Google's Gemini API. */
@ApplicationScoped
public class GeminiProvider implements Provider {

    @Inject Clock clock;

    @Override
    public String kind() {
        return "gemini";
    }

    @Override
    public String usualUrl() {
        return "https://generativelanguage.googleapis.com/v1beta";
    }

    @Override
    public boolean speaks(Dialect dialect, Operation operation) {
        return false;
    }

    @Override
    public Outgoing request(
            Endpoint endpoint,
            Operation operation,
            Dialect dialect,
            String model,
            JsonObject body,
            boolean stream)
            throws CallProblem {
        String path = path(model);
        String verb;
        JsonObject own;
        switch (operation) {
            case CHAT -> {
                verb = stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
                own = GeminiRequests.generate(model, body);
            }
            case COUNT_TOKENS -> {
                verb = ":countTokens";
                own = GeminiRequests.countTokens(model, path, body);
            }
            case EMBEDDING -> {
                verb = GeminiEmbeddings.isOne(body) ? ":embedContent" : ":batchEmbedContents";
                own = GeminiEmbeddings.request(path, body);
            }
            default -> throw Checks.unsupported("model", "Gemini's models chat and embed");
        }
        String base = endpoint.baseUrl().isEmpty() ? usualUrl() : endpoint.baseUrl();
        return new Outgoing(
                base + "/" + path + verb,
                endpoint.key().isEmpty() ? Map.of() : Map.of("x-goog-api-key", endpoint.key()),
                Trees.bytes(own));
    }

    private static String path(String model) {
        String name =
                URLEncoder.encode(model, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
        return name.startsWith("models/") || name.startsWith("tunedModels/")
                ? name
                : "models/" + name;
    }

    @Override
    public Usage usage(JsonObject own) {
        return GeminiUsage.read(own);
    }

    @Override
    public JsonObject answer(Operation operation, String model, JsonObject own) throws CallProblem {
        return switch (operation) {
            case EMBEDDING -> GeminiEmbeddings.answer(model, own);
            case COUNT_TOKENS -> GeminiAnswers.counted(own);
            case CHAT, COMPLETION ->
                    GeminiAnswers.chat(model, clock.instant().getEpochSecond(), own);
        };
    }

    @Override
    public ChunkReader chunks(String model) {
        return new GeminiReader(model, clock.instant().getEpochSecond());
    }
}
