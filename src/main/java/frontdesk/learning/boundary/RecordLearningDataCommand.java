package frontdesk.learning.boundary;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import frontdesk.learning.control.LearningData;
import frontdesk.platform.commands.Command;

/** Another system says what happened. */
@ApplicationScoped
public class RecordLearningDataCommand implements Command<LearningData.Wanted> {

    @Inject
    private LearningData data;

    public record Recorded(UUID id) {}

    @Override
    public String type() {
        return "recordLearningData";
    }

    @Override
    public Class<LearningData.Wanted> data() {
        return LearningData.Wanted.class;
    }

    @Override
    public Recorded carryOut(LearningData.Wanted wanted) {
        return new Recorded(data.record(wanted));
    }
}
