package ai.openclaw.http;

import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Refuses requests under a name that is not ours, before anything else looks at them (security checklist 2). */
final class Guard extends Handler.Wrapper {
    private static final int MISDIRECTED = 421;
    private static final String REFUSAL = """
        {"error":{"message":"This gateway does not answer to the name in the Host header. \
        Use localhost or an address, or add the name's origin to gateway.controlUi.allowedOrigins.","type":"host_not_allowed"}}""";
    private final Predicate<String> allowed;

    Guard(Predicate<String> allowed, Handler next) {
        super(next);
        this.allowed = allowed;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (allowed.test(Request.getServerName(request)))
            return super.handle(request, response, callback);
        response.setStatus(MISDIRECTED);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        Content.Sink.write(response, true, REFUSAL, callback);
        return true;
    }
}
