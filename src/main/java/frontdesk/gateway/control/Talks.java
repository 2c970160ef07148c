package frontdesk.gateway.control;

import frontdesk.gateway.Gateway;
import frontdesk.gateway.ModelAnswer;
import frontdesk.gateway.ModelRequest;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.threads.WaitingThreads;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/** The door, by the same way as all calls: limits, budget, cache, routing, ledger. */
@ApplicationScoped
public class Talks implements Gateway {

    @Inject private OwnCalls calls;

    @Inject private WaitingThreads threads;

    @Inject private Facts facts;

    @Inject private Routing routing;

    @Inject private OperatorEndpoints operators;

    @Override
    public Optional<String> assistantModel() {
        TenantId id = CallerContext.current().requireTenant();
        TenantFacts tenant = facts.tenant(id);
        return Optional.ofNullable(tenant.policy().assistantModel())
                .or(operators::assistantModel)
                .filter(model -> routing.isUp(id, tenant, model));
    }

    @Override
    public ModelAnswer ask(ModelRequest request) {
        return stream(
                request,
                piece -> {
                    // Only the whole is wanted.
                });
    }

    @Override
    public ModelAnswer stream(ModelRequest request, Consumer<String> pieces) {
        TenantId tenant = CallerContext.current().requireTenant();
        byte[] body = body(request);
        Hearing hearing = new Hearing(request.model());
        threads.execute(
                () ->
                        hearing.during(
                                () ->
                                        calls.serve(
                                                tenant, null, Operation.CHAT, body, "", hearing)));
        return hearing.hear(pieces);
    }

    private static byte[] body(ModelRequest request) {
        JsonArrayBuilder messages = Trees.make().createArrayBuilder();
        request.messages()
                .forEach(
                        message ->
                                messages.add(
                                        Trees.make()
                                                .createObjectBuilder()
                                                .add("role", message.role())
                                                .add("content", message.content())));
        return Trees.bytes(
                Trees.make()
                        .createObjectBuilder()
                        .add("model", request.model())
                        .add("messages", messages)
                        .add("stream", true)
                        .add("temperature", BigDecimal.valueOf(request.temperature()))
                        .add("max_tokens", request.maxTokens())
                        .build());
    }
}
