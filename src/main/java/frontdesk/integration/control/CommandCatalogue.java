package frontdesk.integration.control;

import frontdesk.platform.commands.Command;
import frontdesk.platform.http.Refusal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What other systems may ask for: what the rooms offer. */
@ApplicationScoped
public class CommandCatalogue {

    @Inject @Any private Instance<Command<?>> offered;

    private final Map<String, Command<?>> commands = new TreeMap<>();

    public record CommandType(String type, int version) {}

    @PostConstruct
    void read() {
        offered.forEach(command -> commands.put(command.type(), command));
    }

    public List<CommandType> types() {
        return commands.values().stream()
                .map(command -> new CommandType(command.type(), command.version()))
                .toList();
    }

    /**
     * @param field that has named it
     */
    public void requireKnown(String field, String type) {
        if (!commands.containsKey(type)) {
            throw Refusal.field(field, "unknown_command", "There is no command " + type + ".");
        }
    }

    Command<?> find(String type, int version) {
        requireKnown("type", type);
        Command<?> command = Objects.requireNonNull(commands.get(type));
        if (command.version() != version) {
            throw Refusal.field(
                    "version",
                    "unknown_version",
                    type + " has version " + command.version() + ", not " + version + ".");
        }
        return command;
    }
}
