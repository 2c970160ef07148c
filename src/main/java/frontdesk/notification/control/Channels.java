package frontdesk.notification.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.Optional;

/** The ways out that there are. */
@ApplicationScoped
public class Channels {

    @Inject @Any private Instance<Channel> all;

    /** Whether something can be sent there. */
    public boolean reach(ChannelKind kind) {
        return find(kind).filter(Channel::available).isPresent();
    }

    Optional<Channel> find(ChannelKind kind) {
        return all.stream().filter(channel -> channel.kind() == kind).findFirst();
    }
}
