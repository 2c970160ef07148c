package frontdesk.integration.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import frontdesk.platform.commands.Command;
import frontdesk.platform.http.Refusal;

/** What other systems may ask for: what the rooms offer, and what they will. */
@ApplicationScoped
public class CommandCatalogue {

    /** Their rooms do not offer them yet; a client may be given the right already. */
    private static final Set<String> ANNOUNCED = Set.of("recordLearningData");

    @Inject
    @Any
    private Instance<Command<?>> offered;

    private final Map<String, Command<?>> commands = new TreeMap<>();

    /** @param available false where the command is only announced */
    public record CommandType(String type, int version, boolean available) {}

    @PostConstruct
    void read() {
        offered.forEach(command -> commands.put(command.type(), command));
    }

    public List<CommandType> types() {
        Map<String, CommandType> all = new TreeMap<>();
        ANNOUNCED.forEach(type -> all.put(type, new CommandType(type, 1, false)));
        commands.forEach((type, command) -> all.put(type, new CommandType(type, command.version(), true)));
        return List.copyOf(all.values());
    }

    /** @param field that has named it */
    public void requireKnown(String field, String type) {
        if (!commands.containsKey(type) && !ANNOUNCED.contains(type)) {
            throw Refusal.field(field, "unknown_command", "There is no command " + type + ".");
        }
    }

    Command<?> find(String type, int version) {
        requireKnown("type", type);
        Command<?> command = commands.get(type);
        if (command == null) {
            throw Refusal.of(422, "command_not_supported", type + " is not supported yet.");
        }
        if (command.version() != version) {
            throw Refusal.field("version", "unknown_version", type + " has version " + command.version() + ", not " + version + ".");
        }
        return command;
    }
}
