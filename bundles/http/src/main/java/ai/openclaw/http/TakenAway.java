package ai.openclaw.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Notices when the whiteboard could not serve a request because its servlet was taken away in that very moment, which it would tell the client as
 * a broken server.
 */
final class TakenAway extends HttpServletResponseWrapper {
    /** What the whiteboard of Apache Felix says of it. */
    private static final String UNREGISTERED = "Servlet has been unregistered";
    private final HttpServletRequest request;
    private boolean happened;

    TakenAway(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    boolean happened() { return happened; }

    @Override
    public void sendError(int status) throws IOException {
        if (!noticed())
            super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!noticed())
            super.sendError(status, message);
    }

    private boolean noticed() {
        happened = !isCommitted() && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof ServletException e
                && UNREGISTERED.equals(e.getMessage());
        if (happened)
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return happened;
    }
}
