package frontdesk.notification.boundary;

import frontdesk.notification.control.OperatorNotices;
import frontdesk.platform.outbox.DeliveryParked;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Has the operator told of deliveries that wait for them, or neither happens: what is parked
 * silently is lost.
 */
@ApplicationScoped
public class ParkedObserver {

    @Inject private OperatorNotices notices;

    void parked(@Observes DeliveryParked parked) {
        notices.deliveryParked();
    }
}
