package frontdesk.gateway.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.gateway.adapter.Attempt;
import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Wording;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;

class AnthropicRoundTripTest {

    private record Call(String name, String argument) {}

    private record Turn(String question, String answer, List<Call> calls) {}

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<String> text =
                Arbitraries.strings().withCharRange('!', 'ÿ').ofMinLength(1).ofMaxLength(30);
        Arbitrary<Call> call = text.map(argument -> new Call("f" + argument.length(), argument));
        Arbitrary<Turn> turn =
                net.jqwik.api.Combinators.combine(text, text, call.list().ofMaxSize(3))
                        .as(Turn::new);
        return turn.list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void keepsMessagesAndCalls(@ForAll("turns") List<Turn> turns) throws CallProblem {
        JsonObject chat = chat(turns);
        JsonObject own = Requests.messages("claude-sonnet-4-5", chat, true);
        JsonObject back = new AnthropicWording().toOpenAi(Operation.CHAT, own);

        assertThat(back.getJsonArray("messages")).isEqualTo(chat.getJsonArray("messages"));
        assertThat(back.get("tools")).isEqualTo(chat.get("tools"));
        assertThat(back.get("stop")).isEqualTo(chat.get("stop"));
        assertThat(back.get("tool_choice")).isEqualTo(chat.get("tool_choice"));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void keepsAnswers(@ForAll("turns") List<Turn> turns) throws CallProblem {
        AnthropicProvider provider = new AnthropicProvider();
        provider.clock = Json.CLOCK;
        JsonObject said = assistant(turns.getFirst(), "x");
        JsonObject answer =
                Trees.make()
                        .createObjectBuilder()
                        .add("id", "msg_1")
                        .add(
                                "choices",
                                Trees.make()
                                        .createArrayBuilder()
                                        .add(
                                                Trees.make()
                                                        .createObjectBuilder()
                                                        .add("message", said)
                                                        .add("finish_reason", "stop")))
                        .build();

        JsonObject back =
                provider.answer(
                                Operation.CHAT,
                                "m",
                                new AnthropicWording().answer(Operation.CHAT, "m", answer))
                        .getJsonArray("choices")
                        .getJsonObject(0)
                        .getJsonObject("message");

        assertThat(back.get("content")).isEqualTo(said.get("content"));
        assertThat(back.get("tool_calls")).isEqualTo(said.get("tool_calls"));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void keepsStreams(@ForAll("turns") List<Turn> turns) throws CallProblem {
        ChunkReader first = new AnthropicReader("m", 0);
        Wording.ChunkWriter writer = new AnthropicWording().chunks("m");
        ChunkReader second = new AnthropicReader("m", 0);
        List<String> events = new ArrayList<>();
        for (String event : events(turns.getFirst())) {
            for (JsonObject chunk : first.read("", event)) {
                events.addAll(writer.write(chunk));
            }
        }
        events.addAll(writer.end());
        for (String event : events) {
            second.read("", event.substring(event.indexOf("data: ") + 6));
        }

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.usage()).isEqualTo(first.usage());
        assertThat(second.isComplete()).isTrue();
    }

    private static List<String> events(Turn turn) {
        List<String> events = new ArrayList<>();
        events.add(
                "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":7,\"cache_read_input_tokens\":3}}}");
        events.add("{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"text\"}}");
        events.add(delta("text_delta", "text", turn.answer()));
        events.add("{\"type\":\"content_block_stop\"}");
        int number = 0;
        for (Call call : turn.calls()) {
            events.add(
                    "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"tool_use\",\"id\":\"t"
                            + number++
                            + "\",\"name\":\"f\"}}");
            events.add(delta("input_json_delta", "partial_json", call.argument()));
            events.add("{\"type\":\"content_block_stop\"}");
        }
        events.add(
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":5}}");
        events.add("{\"type\":\"message_stop\"}");
        return events;
    }

    private static String delta(String type, String member, String text) {
        return Trees.make()
                .createObjectBuilder()
                .add("type", "content_block_delta")
                .add(
                        "delta",
                        Trees.make().createObjectBuilder().add("type", type).add(member, text))
                .build()
                .toString();
    }

    private static JsonObject chat(List<Turn> turns) {
        JsonArrayBuilder messages =
                Trees.make().createArrayBuilder().add(message("system", "Be brief."));
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            messages.add(message("user", turn.question()));
            messages.add(assistant(turn, "call_" + i));
            for (int c = 0; c < turn.calls().size(); c++) {
                messages.add(
                        Trees.make()
                                .createObjectBuilder()
                                .add("role", "tool")
                                .add("tool_call_id", "call_" + i + "_" + c)
                                .add("content", "of " + turn.calls().get(c).argument()));
            }
        }
        return Json.of(
                        "{'model':'claude-sonnet-4-5','messages':[],'stop':['END'],'tool_choice':'auto','tools':[{'type':'function','function':"
                                + "{'name':'f1','description':'d','parameters':{'type':'object','properties':{}}}}]}")
                .entrySet()
                .stream()
                .reduce(
                        Trees.make().createObjectBuilder(),
                        (object, entry) ->
                                entry.getKey().equals("messages")
                                        ? object.add("messages", messages)
                                        : object.add(entry.getKey(), entry.getValue()),
                        (a, b) -> a)
                .build();
    }

    private static JsonObject message(String role, String content) {
        return Trees.make().createObjectBuilder().add("role", role).add("content", content).build();
    }

    private static JsonObject assistant(Turn turn, String id) {
        JsonObjectBuilder message =
                Trees.make()
                        .createObjectBuilder()
                        .add("role", "assistant")
                        .add("content", turn.answer());
        JsonArrayBuilder calls = Trees.make().createArrayBuilder();
        for (int c = 0; c < turn.calls().size(); c++) {
            Call call = turn.calls().get(c);
            String arguments =
                    Trees.make().createObjectBuilder().add("a", call.argument()).build().toString();
            calls.add(
                    Trees.make()
                            .createObjectBuilder()
                            .add("id", id + "_" + c)
                            .add("type", "function")
                            .add(
                                    "function",
                                    Trees.make()
                                            .createObjectBuilder()
                                            .add("name", call.name())
                                            .add("arguments", arguments)));
        }
        JsonArray all = calls.build();
        return all.isEmpty() ? message.build() : message.add("tool_calls", all).build();
    }

    @Provide
    Arbitrary<JsonObject> anything() {
        return Json.anything();
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void nothingButCallProblems(@ForAll("anything") JsonObject any) {
        AnthropicProvider provider = new AnthropicProvider();
        provider.clock = Json.CLOCK;
        AnthropicWording wording = new AnthropicWording();
        Endpoint endpoint = new Endpoint("a", "anthropic", "", "");
        ChunkReader reader = provider.chunks("m");
        Wording.ChunkWriter writer = wording.chunks("m");
        for (Operation operation : Operation.values()) {
            for (Dialect dialect : Dialect.values()) {
                Attempt.trying(
                        () ->
                                provider.request(
                                        endpoint,
                                        operation,
                                        dialect,
                                        "claude-opus-4-6",
                                        any,
                                        true));
            }
            Attempt.trying(() -> wording.toOpenAi(operation, any));
            Attempt.trying(() -> provider.answer(operation, "m", any));
            wording.answer(operation, "m", any);
        }
        for (String type :
                List.of(
                        "message_start",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta")) {
            Attempt.trying(
                    () -> reader.read("", Trees.with(any, "type", Trees.text(type)).toString()));
        }
        Attempt.trying(() -> reader.read("", any.toString()));
        writer.write(any);
        writer.end();
        provider.usage(any);
        provider.mode(any);
    }
}
