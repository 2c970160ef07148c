package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.control.Trees;

import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** A block of a message that is still being told. */
final class OpenBlock {

    private final JsonObject block;
    private final int call;
    private final StringBuilder thought = new StringBuilder();
    private String signature;
    private boolean argued;

    /**
     * @param call its number among the calls of tools, if it is one
     */
    OpenBlock(JsonObject block, int call) {
        this.block = block;
        this.call = call;
        this.signature = Trees.string(block, "signature");
    }

    String type() {
        return Trees.string(block, "type");
    }

    int call() {
        return call;
    }

    boolean takesInput() {
        return type().equals("tool_use");
    }

    /** Whether its input is the answer. */
    boolean isAnswer() {
        return takesInput() && Trees.string(block, "name").equals(ToolChoice.ANSWER);
    }

    boolean isCall() {
        return takesInput() && !isAnswer();
    }

    String think(String piece) {
        thought.append(piece);
        return piece;
    }

    void sign(String piece) {
        signature += piece;
    }

    void argued() {
        argued = true;
    }

    /** Whether it is a call of which no argument was told. */
    boolean isSilent() {
        return takesInput() && !argued;
    }

    /** What some servers tell at once, at the beginning. */
    String input() {
        return Trees.object(block, "input").toString();
    }

    /** The thought as its provider wants it back; null where it is none. */
    @Nullable JsonObject thought() {
        return switch (type()) {
            case "thinking" ->
                    Trees.make()
                            .createObjectBuilder()
                            .add("type", "thinking")
                            .add("thinking", thought.toString())
                            .add("signature", signature)
                            .build();
            case "redacted_thinking" -> block;
            default -> null;
        };
    }
}
