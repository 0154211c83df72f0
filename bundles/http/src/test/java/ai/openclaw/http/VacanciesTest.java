package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;

/** Requests for an endpoint that is away for a moment. */
class VacanciesTest {
    private Vacancies vacancies = vacancies(Duration.ofMinutes(1));

    private static Vacancies vacancies(Duration patience) {
        BundleContext empty = (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(),
                new Class<?>[]{BundleContext.class}, (_, _, _) -> null);
        try {
            return new Vacancies(empty, patience);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void happens(int type, String... patterns) {
        ServiceReference<?> reference = (ServiceReference<?>) Proxy.newProxyInstance(ServiceReference.class.getClassLoader(),
                new Class<?>[]{ServiceReference.class}, (_, method, _) -> method.getName().equals("getProperty") ? patterns : null);
        vacancies.event(new ServiceEvent(type, reference), Map.of());
    }

    private CompletableFuture<Boolean> asks(String path) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(vacancies.await(path));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Test
    void aRequestWaitsUntilItsEndpointIsBack() throws Exception {
        happens(ServiceEvent.REGISTERED, "/tools/invoke", "/tools/invoke/*");
        happens(ServiceEvent.UNREGISTERING, "/tools/invoke", "/tools/invoke/*");
        CompletableFuture<Boolean> request = asks("/tools/invoke");
        assertTrue(asks("/other").get(10, TimeUnit.SECONDS));
        assertFalse(request.isDone());
        happens(ServiceEvent.REGISTERED, "/tools/invoke", "/tools/invoke/*");
        assertTrue(request.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aRequestThatTheWhiteboardLedAstrayIsTurnedBack() throws Exception {
        happens(ServiceEvent.REGISTERED, "/tools/invoke");
        AtomicInteger let = new AtomicInteger();
        Map<String, Object> attributes = new HashMap<>();
        ServletRequest request = (ServletRequest) Proxy.newProxyInstance(HttpServletRequest.class.getClassLoader(),
                new Class<?>[]{HttpServletRequest.class}, (_, method,
                        words) -> method.getName().equals("getRequestURI") ? "/tools/invoke" : attributes.put((String) words[0], words[1]));
        ServletResponse response = (ServletResponse) Proxy.newProxyInstance(ServletResponse.class.getClassLoader(),
                new Class<?>[]{ServletResponse.class}, (_, _, _) -> null);
        ChoiceCheck check = new ChoiceCheck(vacancies);
        check.doFilter(request, response, (_, _) -> let.incrementAndGet());
        happens(ServiceEvent.UNREGISTERING, "/tools/invoke");
        check.doFilter(request, response, (_, _) -> let.incrementAndGet());
        assertEquals(1, let.get());
        assertEquals(Map.of(TakenAway.TURNED_BACK, true), attributes);
    }

    @Test
    void isToldToComeAgainWhenThatTakesTooLong() throws Exception {
        vacancies = vacancies(Duration.ofMillis(1));
        happens(ServiceEvent.REGISTERED, "/slow/*");
        happens(ServiceEvent.UNREGISTERING, "/slow/*");
        assertFalse(asks("/slow/x").get(10, TimeUnit.SECONDS));
    }

    @Test
    void whoServesAllTheRestDoesNotHoldUpOthers() throws Exception {
        happens(ServiceEvent.REGISTERED, "/health");
        happens(ServiceEvent.REGISTERED, "/");
        happens(ServiceEvent.UNREGISTERING, "/");
        assertTrue(asks("/health").get(10, TimeUnit.SECONDS));
        CompletableFuture<Boolean> page = asks("/overview");
        assertFalse(page.isDone());
        happens(ServiceEvent.REGISTERED, "/");
        assertTrue(page.get(10, TimeUnit.SECONDS));
    }

    @Test
    void anotherOfTheSamePatternTakesItsPlaceAtOnce() throws Exception {
        happens(ServiceEvent.REGISTERED, "/x");
        happens(ServiceEvent.REGISTERED, "/x");
        happens(ServiceEvent.UNREGISTERING, "/x");
        assertTrue(asks("/x").get(10, TimeUnit.SECONDS));
    }
}
