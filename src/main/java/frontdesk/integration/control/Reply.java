package frontdesk.integration.control;

import frontdesk.platform.http.Problem;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;

import java.util.Map;

/**
 * What a client hears.
 *
 * @param status as HTTP has them
 * @param body JSON of the reply, or of the problem
 */
public record Reply(int status, String mediaType, String body) {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    static Reply done(String body) {
        return new Reply(200, "application/json", body);
    }

    public static Reply refused(Problem problem) {
        JsonObjectBuilder body =
                BUILDERS.createObjectBuilder()
                        .add("type", problem.type())
                        .add("title", problem.title())
                        .add("status", problem.status())
                        .add("code", problem.code())
                        .add("detail", problem.detail());
        String field = problem.field();
        if (field == null) {
            body.addNull("field");
        } else {
            body.add("field", field);
        }
        return new Reply(problem.status(), Problem.MEDIA_TYPE, body.build().toString());
    }

    public boolean isRefusal() {
        return status >= 400;
    }
}
