package frontdesk.knowledge.control;

import java.util.List;

/** Turns texts into directions in which texts of like meaning lie close together. */
public interface Embedder {

    /**
     * @return a vector for each text, in their order, as {@link Vectors} packs it
     */
    List<byte[]> embed(List<String> texts);

    /** Loads the model now, so that the first question need not wait for it. */
    void warmUp();
}
