package ai.openclaw.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Turns back a request for which the whiteboard chose a servlet while the right one was being taken away, and which the page for all the rest
 * would get. Nothing was done for it yet, so it is dispatched again.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class ChoiceCheck implements Filter {
    private final Vacancies vacancies;

    @Activate
    public ChoiceCheck(@Reference Vacancies vacancies) { this.vacancies = vacancies; }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && vacancies.away(http.getRequestURI()))
            request.setAttribute(TakenAway.TURNED_BACK, true);
        else
            chain.doFilter(request, response);
    }
}
