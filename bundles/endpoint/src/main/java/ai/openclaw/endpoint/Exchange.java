package ai.openclaw.endpoint;

import ai.openclaw.api.HttpPresence;
import ai.openclaw.api.JsonText;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One request and its answer. */
public final class Exchange {
    private static final int MAX_TRACE_PARENT = 55;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final BooleanSupplier ending;

    Exchange(HttpServletRequest request, HttpServletResponse response, BooleanSupplier ending) {
        this.request = request;
        this.response = response;
        this.ending = ending;
    }

    public HttpServletRequest request() { return request; }

    public HttpServletResponse response() { return response; }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The header {@code traceparent}, if it is one (W3C Trace Context, section 3.2). */
    public Optional<String> traceParent() {
        return header("traceparent")
                .filter(value -> value.length() == MAX_TRACE_PARENT && value.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"));
    }

    /** Whether nobody waits for the answer any more: the client has gone, or the endpoint must go. Looks without waiting. */
    public boolean over() {
        return ending.getAsBoolean() || (request.getAttribute(HttpPresence.ATTRIBUTE) instanceof HttpPresence client && !client.present());
    }

    /** Whether the endpoint is being updated or taken away. */
    public boolean ending() { return ending.getAsBoolean(); }

    /** Answers with JSON: a record, or JDK types. */
    public void json(int status, Object tree) throws IOException {
        answer(status, "application/json; charset=utf-8", JsonText.bytes(tree));
    }

    /** Answers with plain text. */
    public void text(int status, String text) throws IOException {
        answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with a body, which a HEAD request is told the length of. */
    public void answer(int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD"))
            response.getOutputStream().write(body);
    }

    /** Begins an answer in events. */
    public EventStream stream() throws IOException { return new EventStream(response); }

    /** Whether a browser may want a page. */
    boolean page() {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Answers as if nothing were registered here: the page for those who want one, when there is a page. */
    void pass() throws IOException, ServletException {
        RequestDispatcher root = page() ? request.getRequestDispatcher("/") : null;
        if (root == null)
            refuse(Refusal.notFound());
        else
            root.forward(request, response);
    }

    /** Says no, unless the answer has begun already. */
    void refuse(Refusal refusal) throws IOException {
        if (response.isCommitted())
            return;
        response.resetBuffer();
        refusal.headers().forEach(response::setHeader);
        if (refusal.body() instanceof String text)
            text(refusal.status(), text);
        else
            json(refusal.status(), refusal.body());
    }
}
