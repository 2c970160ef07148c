package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Reply;
import frontdesk.gateway.control.Trees;
import frontdesk.platform.http.Problem;
import frontdesk.platform.http.Refusal;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.Map;

/**
 * Answers our own pages: as the protocol has it, but what went wrong as all of our own API tells
 * it.
 */
final class PageReply implements Reply {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    private final AsyncResponse waiting;
    private final HttpServletResponse response;

    PageReply(AsyncResponse waiting, HttpServletResponse response) {
        this.waiting = waiting;
        this.response = response;
    }

    /** A call whose answer goes back here. */
    @FunctionalInterface
    interface Serving {
        void run() throws IOException;
    }

    void after(Serving serving) {
        try {
            serving.run();
        } catch (IOException e) {
            LOG.debug("A client left", e);
        } catch (RuntimeException e) {
            LOG.error("A call could not be answered", e);
        } finally {
            // Where it was answered by now, this does nothing; after a stream it ends the request.
            waiting.resume(Response.ok().build());
        }
    }

    @Override
    public void whole(int status, Map<String, String> headers, byte[] json) {
        Response.ResponseBuilder answer = Response.status(status);
        headers.forEach(answer::header);
        if (status < 400) {
            waiting.resume(answer.type(MediaType.APPLICATION_JSON).entity(json).build());
        } else {
            waiting.resume(
                    answer.type(Problem.MEDIA_TYPE)
                            .entity(problem(status, Trees.object(Trees.parse(json), "error")))
                            .build());
        }
    }

    private static Problem problem(int status, JsonObject error) {
        Problem plain =
                Refusal.of(status, Trees.string(error, "code"), Trees.string(error, "message"))
                        .problem();
        return new Problem(
                plain.type(),
                plain.title(),
                status,
                plain.code(),
                plain.detail(),
                Trees.isMissing(error, "param") ? null : Trees.string(error, "param"));
    }

    @Override
    public Events events(Map<String, String> headers) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        headers.forEach(response::setHeader);
        response.setContentType(EventOutput.TYPE);
        response.setHeader(EventOutput.UNBUFFERED, "no");
        return new EventOutput(response.getOutputStream());
    }
}
