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
    /** The attribute of a request that {@link ChoiceCheck} did not let through. */
    static final String TURNED_BACK = TakenAway.class.getName();
    /** What the whiteboard of Apache Felix says of it. */
    private static final String UNREGISTERED = "Servlet has been unregistered";
    private final HttpServletRequest request;
    private final Dispatch.Awaiting vacancies;
    private boolean happened;

    TakenAway(HttpServletRequest request, HttpServletResponse response, Dispatch.Awaiting vacancies) {
        super(response);
        this.request = request;
        this.vacancies = vacancies;
    }

    boolean happened() {
        if (request.getAttribute(TURNED_BACK) != null) {
            request.removeAttribute(TURNED_BACK);
            happened = true;
        }
        return happened;
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!noticed(status))
            super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!noticed(status))
            super.sendError(status, message);
    }

    private boolean noticed(int status) {
        boolean unregistered = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof ServletException e
                && UNREGISTERED.equals(e.getMessage());
        happened = !isCommitted() && (unregistered || (status == SC_NOT_FOUND && vacancies.away(request.getRequestURI())));
        if (unregistered)
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return happened;
    }
}
