package frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.SharedServer;

import jakarta.json.Json;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

class SameTitleIT {

    @Test
    void articlesOfOneTitleWrittenAtOnceGetDifferentSlugs() throws Exception {
        Client agent = Client.signedIn(SharedServer.get(), "agent@it-desk.example");
        String body =
                Json.createObjectBuilder()
                        .add("title", "Same title " + UUID.randomUUID())
                        .add("markdown", "Text.")
                        .build()
                        .toString();
        Callable<String> writing =
                () -> agent.post("/api/knowledge/articles", body).is(201).json().getString("slug");
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<String> slugs =
                    pool.invokeAll(Stream.generate(() -> writing).limit(24).toList()).stream()
                            .map(future -> future.resultNow())
                            .toList();
            assertThat(slugs).doesNotHaveDuplicates();
        }
    }
}
