package frontdesk.notification.control;

import frontdesk.platform.http.PublicAddress;
import frontdesk.platform.http.Refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/** Short messages, by whichever provider is configured. */
@ApplicationScoped
public class ShortMessages {

    @Inject @Any private Instance<SmsProvider> providers;

    @Inject private DeliveryQueue deliveries;

    @Inject private PublicAddress address;

    public boolean available() {
        return provider().isPresent();
    }

    public Channel.Outcome send(String to, String text, @Nullable String image) {
        return provider()
                .map(
                        provider ->
                                provider.send(
                                        new SmsProvider.Sms(to, text, image, reports(provider))))
                .orElse(new Channel.Outcome.Again("No provider is configured."));
    }

    /** Somebody says that they are this provider, and what became of a message. */
    public void report(String name, Map<String, String> headers, String body) {
        SmsProvider provider =
                providers.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Refusal.unknown("provider"));
        SmsProvider.Report report =
                provider.read(new SmsProvider.Call(reports(provider), headers, body))
                        .orElseThrow(
                                () ->
                                        Refusal.of(
                                                401,
                                                "bad_report_signature",
                                                "This report is not signed with the secret of this"
                                                        + " server's account."));
        if (report.fate() != SmsProvider.Fate.underway) {
            deliveries.receipt(report.receipt(), report.fate().name(), report.problem());
        }
    }

    private Optional<SmsProvider> provider() {
        return providers.stream().filter(SmsProvider::configured).findFirst();
    }

    private String reports(SmsProvider provider) {
        return address.of("/api/notifications/sms/" + provider.name());
    }
}
