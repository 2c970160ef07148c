package frontdesk.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import java.util.UUID;

/** A business of a test's own, with nothing in it but its owner. */
public record Company(String slug, UUID id, Client owner, Client visitor) {

    public static final String PASSWORD = "a long enough password";

    public static Company found(TestServer server) {
        Client owner =
                Client.bearer(
                        server,
                        Client.nobody(server)
                                .post(
                                        "/api/auth/register",
                                        Json.createObjectBuilder()
                                                .add("businessName", "Company " + Talk.unique())
                                                .add("name", "Olga Owner")
                                                .add("email", Talk.unique() + "@company.example")
                                                .add("password", PASSWORD)
                                                .build())
                                .is(201)
                                .json()
                                .getString("accessToken"));
        JsonObject business = owner.get("/api/auth/me").is(200).json().getJsonObject("business");
        String slug = business.getString("slug");
        UUID id = UUID.fromString(Forgery.claimsOf(owner.token()).getString("tenant"));
        return new Company(slug, id, owner, Client.visitor(server, slug));
    }

    /** Somebody else of it. */
    public Client employ(TestServer server, String role) {
        String email = Talk.unique() + "@company.example";
        ServerDatabase.update(
                server,
                """
                insert into account (id, tenant_id, email, name, roles, password_hash, created_at)
                select gen_random_uuid(), tenant_id, ?, ?, array[?], password_hash, created_at from account
                where tenant_id = ? order by created_at limit 1
                """,
                email,
                "Ann " + role,
                role,
                id);
        return Client.signedIn(server, email, PASSWORD);
    }

    /**
     * @return the new article
     */
    public JsonObject write(String title, String markdown) {
        return owner.post("/api/knowledge/articles", article(title, markdown)).is(201).json();
    }

    public static JsonObject article(String title, String markdown) {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("markdown", markdown)
                .add("language", "en")
                .add("status", "published")
                .build();
    }
}
