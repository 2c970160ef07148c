package frontdesk.support.control;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Assistant;
import frontdesk.assistant.Turn;
import frontdesk.identity.Businesses;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The bot's turns: what was asked is answered outside of any transaction, then posted, unless a
 * person came first.
 */
@ApplicationScoped
public class Turns {

    private static final Logger LOG = Logger.getLogger("Frontdesk.support");
    private static final int REMEMBERED = 12;

    @Inject private Assistant assistant;

    @Inject private TurnRecord record;

    @Inject private Businesses businesses;

    /**
     * @return empty where a person has taken over meanwhile
     */
    public Optional<Message> take(UUID conversation, Consumer<String> deltas) {
        TurnRecord.Open open = record.open(conversation, REMEMBERED);
        List<Message> said = open.said().stream().filter(m -> !m.role().equals("system")).toList();
        if (said.isEmpty() || !said.getLast().role().equals("visitor")) {
            return Optional.empty();
        }
        String business = businesses.byId(CallerContext.current().requireTenant()).name();
        Turn turn = new Turn(business, said.getLast().text(), open.language(), history(said));
        Answer answer = assistant.answer(turn, deltas);
        Optional<Message> posted = record.post(conversation, answer);
        if (posted.isEmpty()) {
            LOG.debugf("The answer to %s was not posted: a person had taken over", conversation);
        }
        return posted;
    }

    private static List<Turn.Utterance> history(List<Message> said) {
        List<Turn.Utterance> history = new ArrayList<>();
        for (Message message : said.subList(0, said.size() - 1)) {
            history.add(new Turn.Utterance(message.role().equals("visitor"), message.text()));
        }
        return history;
    }
}
