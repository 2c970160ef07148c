package frontdesk.assistant.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import frontdesk.assistant.control.LanguageGuess;
import frontdesk.platform.start.Ready;

/** Reads the language models in the background: until then, function words alone must do. */
@ApplicationScoped
public class ReadyListener {

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private LanguageGuess languages;

    void ready(@Observes Ready event) {
        executor.execute(languages::prepare);
    }
}
