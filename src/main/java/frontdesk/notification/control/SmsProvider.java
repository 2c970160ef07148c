package frontdesk.notification.control;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * A company that carries short messages. Each is one package below {@code adapter}; the one that
 * the operator has configured is used. Sending blocks, is done outside of transactions, and may be
 * done again for the same message.
 */
public interface SmsProvider {

    /** In lower case, as in the address that it reports to. */
    String name();

    boolean configured();

    Channel.Outcome send(Sms sms);

    /** What a call to that address tells; empty where it is not the provider's. */
    Optional<Report> read(Call call);

    /**
     * @param to in E.164
     * @param image where the provider fetches a picture, which makes it an MMS; null for text only
     * @param reports the address that it reports to
     */
    record Sms(String to, String text, @Nullable String image, String reports) {}

    /**
     * @param url as the provider knows it
     * @param headers their names in lower case
     */
    record Call(String url, Map<String, String> headers, String body) {}

    /**
     * @param receipt as in {@link Channel.Outcome.Sent}
     */
    record Report(String receipt, Fate fate, String problem) {}

    /** What became of a message. Lower case, as in the table. */
    @SuppressWarnings("MemberName")
    enum Fate {
        underway,
        delivered,
        failed
    }
}
