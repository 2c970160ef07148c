package frontdesk.gateway.control;

import frontdesk.shared.Money;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Money set aside for one call, in every budget it draws on. It is settled once; whoever comes
 * second does nothing.
 */
public record Hold(Money amount, List<Part> parts, AtomicBoolean settled) {

    public static final Hold NOTHING = new Hold(Money.ZERO, List.of(), new AtomicBoolean(true));

    /**
     * @param startsAt of the budget's period that pays, also when it has ended meanwhile
     */
    public record Part(UUID budget, Instant startsAt) {}

    static Hold of(Money amount, List<Part> parts) {
        return parts.isEmpty()
                ? NOTHING
                : new Hold(amount, List.copyOf(parts), new AtomicBoolean());
    }

    boolean isOpen() {
        return !settled.get();
    }

    boolean settle() {
        return settled.compareAndSet(false, true);
    }
}
