package frontdesk.gateway.control;

/**
 * One model at one provider that can answer a call.
 *
 * @param model as the provider calls it
 * @param operators whether the operator set the provider up, and may reach private addresses with
 *     it
 */
public record Target(
        Endpoint endpoint,
        Provider provider,
        String model,
        Price price,
        boolean priced,
        boolean operators) {

    public String name() {
        return endpoint.name() + "/" + model;
    }
}
