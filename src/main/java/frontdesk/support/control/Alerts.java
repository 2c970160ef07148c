package frontdesk.support.control;

import frontdesk.notification.Audience;
import frontdesk.notification.Kind;
import frontdesk.notification.Notice;
import frontdesk.notification.Notifications;
import frontdesk.platform.security.Roles;
import frontdesk.platform.sockets.Hub;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/** What agents are told of wherever they are, while the queue only tells those who look at it. */
@ApplicationScoped
public class Alerts {

    private static final Audience STAFF = Audience.ofRoles(Roles.AGENT, Roles.ADMIN, Roles.OWNER);

    @Inject private Notifications notifications;

    @Inject private Hub hub;

    void waits(UUID conversation, String customer) {
        notifications.tell(
                new Notice(
                        Ids.next(),
                        Kind.conversationWaiting,
                        STAFF,
                        Map.of("customer", name(customer)),
                        "/console/support/waiting/" + conversation));
    }

    void assigned(UUID conversation, String customer, UUID agent, String by) {
        notifications.tell(
                new Notice(
                        Ids.next(),
                        Kind.conversationAssigned,
                        Audience.of(agent),
                        Map.of("customer", name(customer), "by", name(by)),
                        "/console/support/mine/" + conversation));
    }

    /** Not where the agent has the conversation open: then it shows there. */
    void replied(UUID conversation, String customer, UUID agent, UUID message) {
        if (!hub.anyone(
                Topics.conversation(conversation), peer -> agent.equals(peer.caller().id()))) {
            notifications.tell(
                    new Notice(
                            message,
                            Kind.customerReplied,
                            Audience.of(agent),
                            Map.of("customer", name(customer)),
                            "/console/support/mine/" + conversation));
        }
    }

    void dueSoon(UUID ticket, long number, String customer, @Nullable UUID assignee) {
        notifications.tell(
                new Notice(
                        Ids.next(),
                        Kind.slaAtRisk,
                        assignee == null ? STAFF : Audience.of(assignee),
                        Map.of("number", String.valueOf(number), "customer", name(customer)),
                        "/console/tickets/open/" + ticket));
    }

    private static String name(String given) {
        return given.isBlank() ? "@someone" : given;
    }
}
