package frontdesk.notification.control;

import frontdesk.notification.Kind;

import java.util.EnumSet;
import java.util.Set;

/** Where somebody hears of something. Lower case, as in JSON and in the table. */
@SuppressWarnings("MemberName")
public enum ChannelKind {
    inApp,
    email,
    push,
    sms;

    /**
     * What people get who have chosen nothing: nobody's mailbox is filled with what is over in
     * minutes.
     */
    static Set<ChannelKind> usual(Kind kind) {
        return switch (kind) {
            case conversationWaiting, conversationAssigned, customerReplied, slaAtRisk ->
                    EnumSet.of(inApp, push);
            case webhookDisabled, budgetThreshold, workParked -> EnumSet.of(inApp, email);
            case deliveriesParked -> EnumSet.of(inApp);
            case custom -> EnumSet.of(inApp, email, push);
        };
    }
}
