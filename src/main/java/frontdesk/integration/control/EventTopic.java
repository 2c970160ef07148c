package frontdesk.integration.control;

import java.util.List;

/** Where events leave the house. */
public interface EventTopic {

    /**
     * All of them, in this order, stored by the broker when it returns; those that it has had
     * before change nothing.
     */
    void publish(List<CloudEvent> events);
}
