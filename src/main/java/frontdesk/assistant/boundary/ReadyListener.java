package frontdesk.assistant.boundary;

import frontdesk.assistant.control.LanguageGuess;
import frontdesk.assistant.control.Retrieval;
import frontdesk.platform.start.Ready;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Prepares in the background what the first question would wait for: the language models and the
 * model of meaning.
 */
@ApplicationScoped
public class ReadyListener {

    @Resource private ManagedExecutorService executor;

    @Inject private LanguageGuess languages;

    @Inject private Retrieval retrieval;

    void ready(@Observes Ready event) {
        executor.execute(languages::prepare);
        executor.execute(retrieval::prepare);
    }
}
