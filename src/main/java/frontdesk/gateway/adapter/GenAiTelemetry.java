package frontdesk.gateway.adapter;

import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Telemetry;
import frontdesk.gateway.control.UsageRow;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * By OpenTelemetry's semantic conventions for generative AI. After a call's end, since only then
 * all is known.
 */
@ApplicationScoped
public class GenAiTelemetry implements Telemetry {

    private static final String SCOPE = "frontdesk.gateway";
    private static final AttributeKey<String> OPERATION =
            AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER =
            AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> REQUESTED =
            AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> MODEL =
            AttributeKey.stringKey("gen_ai.response.model");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> TOKEN = AttributeKey.stringKey("gen_ai.token.type");

    /** As the conventions advise. */
    private static final List<Double> SECONDS =
            List.of(
                    0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96,
                    81.92);

    private static final List<Long> TOKENS =
            List.of(
                    1L,
                    4L,
                    16L,
                    64L,
                    256L,
                    1_024L,
                    4_096L,
                    16_384L,
                    65_536L,
                    262_144L,
                    1_048_576L,
                    4_194_304L,
                    16_777_216L,
                    67_108_864L);

    /** The server brings it, where it has telemetry. */
    @Inject private Instance<OpenTelemetry> server;

    @Inject
    @ConfigProperty(name = "otel.sdk.disabled", defaultValue = "true")
    private boolean disabled;

    private Tracer tracer = OpenTelemetry.noop().getTracer(SCOPE);
    private DoubleHistogram duration = seconds(OpenTelemetry.noop().getMeter(SCOPE), "none");
    private DoubleHistogram firstToken = duration;
    private LongHistogram usage =
            OpenTelemetry.noop().getMeter(SCOPE).histogramBuilder("none").ofLongs().build();

    @PostConstruct
    void begin() {
        if (disabled || !server.isResolvable()) {
            disabled = true;
            return;
        }
        tracer = server.get().getTracer(SCOPE);
        Meter meter = server.get().getMeter(SCOPE);
        duration = seconds(meter, "gen_ai.client.operation.duration");
        firstToken = seconds(meter, "gen_ai.server.time_to_first_token");
        usage =
                meter.histogramBuilder("gen_ai.client.token.usage")
                        .setUnit("{token}")
                        .ofLongs()
                        .setExplicitBucketBoundariesAdvice(TOKENS)
                        .build();
    }

    private static DoubleHistogram seconds(Meter meter, String name) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    @Override
    public void ended(UsageRow call) {
        if (disabled) {
            return;
        }
        boolean failed = !call.outcome().equals("ok") && !call.outcome().equals("stopped");
        AttributesBuilder common =
                Attributes.builder()
                        .put(OPERATION, operation(call.operation()))
                        .put(PROVIDER, call.provider())
                        .put(REQUESTED, call.requested())
                        .put(MODEL, call.model());
        if (failed) {
            common.put(ERROR, call.outcome());
        }
        Attributes attributes = common.build();
        measure(call, attributes);
        trace(call, attributes, failed);
    }

    private void measure(UsageRow call, Attributes attributes) {
        duration.record(call.latencyMs() / 1_000.0, attributes);
        if (call.firstMs() != null) {
            firstToken.record(call.firstMs() / 1_000.0, attributes);
        }
        usage.record(call.usage().input(), attributes.toBuilder().put(TOKEN, "input").build());
        usage.record(call.usage().output(), attributes.toBuilder().put(TOKEN, "output").build());
    }

    private void trace(UsageRow call, Attributes attributes, boolean failed) {
        Instant end = call.at().plus(Duration.ofMillis(call.latencyMs()));
        Span span =
                tracer.spanBuilder(operation(call.operation()) + " " + call.requested())
                        .setParent(Context.root())
                        .setSpanKind(SpanKind.CLIENT)
                        .setStartTimestamp(call.at())
                        .setAllAttributes(attributes)
                        .setAttribute("gen_ai.usage.input_tokens", call.usage().input())
                        .setAttribute("gen_ai.usage.output_tokens", call.usage().output())
                        .setAttribute("frontdesk.tenant", call.tenant().toString())
                        .setAttribute("frontdesk.call", call.id().toString())
                        .setAttribute("frontdesk.cache", call.cache())
                        .setAttribute("frontdesk.cost", call.cost().toString())
                        .startSpan();
        if (failed) {
            span.setStatus(StatusCode.ERROR, call.outcome());
        }
        span.end(end);
    }

    private static String operation(Operation operation) {
        return switch (operation) {
            case CHAT -> "chat";
            case COMPLETION -> "text_completion";
            case EMBEDDING -> "embeddings";
            case COUNT_TOKENS -> "count_tokens";
        };
    }
}
