package frontdesk.identity;

import java.util.List;
import java.util.UUID;

/** Someone who works for or belongs to a business. */
public record Person(UUID id, String name, String email, List<String> roles) {}
