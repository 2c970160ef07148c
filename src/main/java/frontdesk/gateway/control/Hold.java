package frontdesk.gateway.control;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import frontdesk.shared.Money;

/** Money set aside for one call, in every budget it draws on. */
public record Hold(Money amount, List<Part> parts) {

    public static final Hold NOTHING = new Hold(Money.ZERO, List.of());

    /** @param startsAt of the budget's period that pays, also when it has ended meanwhile */
    public record Part(UUID budget, Instant startsAt) {}
}
