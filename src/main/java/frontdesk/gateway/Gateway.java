package frontdesk.gateway;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The door: models for other rooms, on behalf of the business that the running thread works for,
 * which pays.
 */
public interface Gateway {

    /**
     * The model that writes the assistant's answers; empty where none is set up, and while it keeps
     * failing.
     */
    Optional<String> assistantModel();

    /**
     * @throws ModelRefusal where there is no answer: a budget or limit is reached, or nobody could
     *     give one
     */
    ModelAnswer ask(ModelRequest request);

    /**
     * @param pieces hears the answer grow, and "" several times a second while nothing comes; what
     *     it throws ends the call at the provider too, and is thrown on
     * @throws ModelRefusal where the answer did not come to its end
     */
    ModelAnswer stream(ModelRequest request, Consumer<String> pieces);
}
