package frontdesk.learning.boundary;

import frontdesk.learning.control.LearningData;
import frontdesk.platform.commands.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Another system says what happened. */
@ApplicationScoped
public class RecordLearningDataCommand implements Command<LearningData.Wanted> {

    @Inject private LearningData data;

    @Override
    public String type() {
        return "recordLearningData";
    }

    @Override
    public Class<LearningData.Wanted> data() {
        return LearningData.Wanted.class;
    }

    @Override
    public LearningDataResource.Recorded carryOut(LearningData.Wanted wanted) {
        return new LearningDataResource.Recorded(data.record(wanted));
    }
}
