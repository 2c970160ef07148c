package frontdesk.integration.control;

/**
 * A kind of event that other systems may hear of.
 *
 * @param name {@code room.thing.happened}
 * @param version of its data: it only grows new fields within one
 */
public record EventType(String name, int version, String description) {

    public String room() {
        return name.substring(0, name.indexOf('.'));
    }

    /** Where its JSON Schema is among the resources, and below {@code /api/integration/schemas}. */
    public String schema() {
        return "events/" + name + ".v" + version + ".json";
    }
}
