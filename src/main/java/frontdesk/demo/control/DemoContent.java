package frontdesk.demo.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.knowledge.Library;
import frontdesk.support.Archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Articles and conversations of one demo business. */
@ApplicationScoped
public class DemoContent {

    @Inject private Library library;

    @Inject private Archive archive;

    @Inject private Businesses businesses;

    @Inject private Clock clock;

    @Transactional
    public void fill(Business business, DemoFiles files) {
        Map<String, Person> people = new HashMap<>();
        businesses.people().forEach(person -> people.put(person.roles().getFirst(), person));
        Map<String, UUID> collections = new HashMap<>();
        files.business()
                .collections()
                .forEach(
                        c ->
                                collections.put(
                                        c.slug(),
                                        library.collection(c.slug(), c.name(), c.description())));
        Map<String, Archive.Source> sources = new HashMap<>();
        files.articles()
                .forEach(
                        (slug, file) -> {
                            UUID id =
                                    library.add(
                                            draft(
                                                    slug,
                                                    file,
                                                    files.questions().getOrDefault(slug, List.of()),
                                                    collections,
                                                    people));
                            sources.put(
                                    slug,
                                    new Archive.Source(
                                            id,
                                            file.head().getOrDefault("title", slug),
                                            "/p/" + business.slug() + "/a/" + id));
                        });
        library.exclude(files.exclusions());
        Person agent = people.get("agent");
        files.conversations().forEach(file -> archive.add(past(file, agent, sources)));
    }

    @Transactional
    public void clear() {
        archive.removeAll();
        library.removeAll();
    }

    private Library.Draft draft(
            String slug,
            DemoFiles.ArticleFile file,
            List<String> questions,
            Map<String, UUID> collections,
            Map<String, Person> people) {
        Map<String, String> head = file.head();
        Person owner = people.get(head.getOrDefault("owner", "owner"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Library.Draft(
                slug,
                head.getOrDefault("title", slug),
                file.markdown(),
                questions,
                head.getOrDefault("language", "en"),
                true,
                collections.get(head.getOrDefault("collection", "")),
                owner == null ? null : owner.id(),
                today.plusDays(Long.parseLong(head.getOrDefault("review", "180"))));
    }

    private Archive.Past past(
            DemoFiles.ConversationFile file,
            @Nullable Person agent,
            Map<String, Archive.Source> sources) {
        List<Archive.PastMessage> messages = new ArrayList<>();
        Instant at = clock.instant().minusSeconds(file.minutesAgo() * 60L);
        for (DemoFiles.MessageFile message : file.messages()) {
            at = at.plusSeconds(message.secondsLater());
            String article = message.article();
            messages.add(
                    new Archive.PastMessage(
                            message.role(),
                            message.text(),
                            article == null ? null : sources.get(article),
                            message.outcome(),
                            at));
        }
        DemoFiles.TicketFile ticket = file.ticket();
        return new Archive.Past(
                file.customer().name(),
                file.customer().email(),
                file.state(),
                file.language(),
                agent == null ? null : agent.id(),
                agent == null ? null : agent.name(),
                file.reason(),
                file.rating(),
                file.comment(),
                ticket == null ? null : new Archive.PastTicket(ticket.priority(), ticket.state()),
                messages);
    }
}
