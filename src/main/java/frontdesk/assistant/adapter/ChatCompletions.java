package frontdesk.assistant.adapter;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/** The part of OpenAI's protocol that nearly every server of language models speaks. */
public interface ChatCompletions {

    @POST
    @Path("chat/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
    Response complete(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String body);

    @GET
    @Path("models")
    @Produces(MediaType.APPLICATION_JSON)
    Response models(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization);
}
