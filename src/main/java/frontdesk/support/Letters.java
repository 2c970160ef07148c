package frontdesk.support;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door for customers who write letters, as e-mail is, instead of talking here. */
public interface Letters {

    /** What news tell of a message that is to go out; its subject is the conversation. */
    String ANSWERED = "support.letter.answered";

    /** Opens a conversation or goes on with one, also after its end. */
    Placed receive(Letter letter);

    /** For the agents only. */
    void note(UUID conversation, String text);

    /** The customer wants no more letters about it, until they write again. */
    void unsubscribe(UUID conversation);

    /** Asks for a person where the bot has the conversation. */
    void handOver(UUID conversation);

    /** Empty where there is no such conversation. */
    Optional<Addressee> addressee(UUID conversation);

    /** What an agent or the bot has said; empty where that is nothing for the customer. */
    Optional<Answer> answer(UUID conversation, long seq);

    /**
     * @param conversation a new one if null
     * @param address the sender's, in lower case
     * @param key what repeats are told by
     * @param botAnswers whether the bot may answer a new conversation; one that goes on is a
     *     person's
     */
    record Letter(
            @Nullable UUID conversation,
            String address,
            String name,
            String subject,
            String text,
            String key,
            boolean botAnswers) {}

    record Placed(UUID conversation, long seq) {}

    /**
     * @param address empty where it is unknown
     * @param byLetter whether what is answered goes out as a letter
     */
    record Addressee(
            String address,
            String name,
            String subject,
            String language,
            boolean byLetter,
            boolean unsubscribed) {}

    /**
     * @param satisfied false where the bot had no answer
     * @param key what its author's program knows it by
     */
    record Answer(
            UUID message,
            boolean bot,
            boolean satisfied,
            @Nullable UUID authorId,
            String author,
            @Nullable String key,
            String text,
            List<String> sources) {}
}
