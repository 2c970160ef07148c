package frontdesk.gateway.boundary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;

import frontdesk.gateway.control.Reply;

/** Answers a servlet's client. */
final class ServletReply implements Reply {

    private final HttpServletResponse response;
    private final ReentrantLock writing = new ReentrantLock();

    ServletReply(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void whole(int status, Map<String, String> headers, byte[] json) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    @Override
    public Events events(Map<String, String> headers) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        headers.forEach(response::setHeader);
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        ServletOutputStream out = response.getOutputStream();
        return events -> {
            byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
            writing.lock();
            try {
                out.write(bytes);
                out.flush();
            } finally {
                writing.unlock();
            }
        };
    }
}
