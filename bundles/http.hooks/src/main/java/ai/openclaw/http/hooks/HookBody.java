package ai.openclaw.http.hooks;

import ai.openclaw.endpoint.Body;
import ai.openclaw.endpoint.Refusal;
import ai.openclaw.endpoint.Tree;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;

/** Bodies of webhooks, whose refusals are told in the form of {@link Refusals}. */
final class HookBody {
    private HookBody() {}

    static byte[] bytes(HttpServletRequest request, long maxBytes) { return told(() -> Body.bytes(request, maxBytes)); }

    static Map<String, Object> json(byte[] body) { return told(() -> Body.json(body)); }

    private static <T> T told(Supplier<T> read) {
        try {
            return read.get();
        } catch (Refusal e) {
            String message = Tree.text(Tree.object(Tree.object(e.body()).get("error")), "message").orElse("");
            Refusal told = Refusals.of(e.status(), e.status() == 413 ? "payload too large" : message);
            for (Map.Entry<String, String> header : e.headers().entrySet())
                told = told.header(header.getKey(), header.getValue());
            throw told;
        }
    }
}
