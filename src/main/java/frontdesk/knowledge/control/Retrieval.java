package frontdesk.knowledge.control;

import frontdesk.knowledge.Knowledge;
import frontdesk.knowledge.Passage;
import frontdesk.knowledge.Question;
import frontdesk.knowledge.Vocabulary;
import frontdesk.knowledge.control.PassageSearch.Mode;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import java.util.List;
import java.util.Set;

/** The door, for other rooms. */
@ApplicationScoped
@Transactional
public class Retrieval implements Knowledge {

    @Inject private PassageSearch search;

    @Inject private PassageStore store;

    @Inject private TextVectors vectors;

    @Inject private Exclusions exclusions;

    @Inject private Vocabularies vocabularies;

    @Override
    public List<Passage> retrieve(Question question) {
        return search.find(question, Mode.FUSION);
    }

    @Override
    public Set<String> languages() {
        return Set.copyOf(store.languages());
    }

    @Override
    public double[] similarity(String question, List<String> compared) {
        return vectors.similarity(question, compared);
    }

    @Override
    public List<String> exclusions() {
        return exclusions.questions();
    }

    @Override
    public Vocabulary vocabulary(String language) {
        return vocabularies.of(language);
    }
}
