package ai.openclaw.http.webchat;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request and its response, without a server. */
final class Asked {
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;

    static Asked get(Servlet servlet, String path) { return of(servlet, "GET", path, Map.of()); }

    static Asked of(Servlet servlet, String method, String path, Map<String, String> requestHeaders) {
        Asked asked = new Asked();
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.put("Host", "localhost:18789");
        sent.putAll(requestHeaders);
        try {
            servlet.service(fake(HttpServletRequest.class, (_, called, args) -> switch (called.getName()) {
                case "getMethod" -> method;
                case "getRequestURI" -> path;
                case "getHeader" -> sent.get(args[0]);
                default -> throw new UnsupportedOperationException(called.getName());
            }), fake(HttpServletResponse.class, (_, called, args) -> asked.respond(called.getName(), args)));
        } catch (ServletException | IOException e) {
            throw new AssertionError(e);
        }
        return asked;
    }

    int status() { return status; }

    String body() { return body.toString(StandardCharsets.UTF_8); }

    Optional<String> header(String name) { return Optional.ofNullable(headers.get(name)); }

    private @Nullable Object respond(String called, Object[] args) {
        switch (called) {
            case "setHeader" -> headers.put((String) args[0], (String) args[1]);
            case "setContentType" -> headers.put("Content-Type", (String) args[0]);
            case "setContentLength", "setContentLengthLong" -> headers.put("Content-Length", String.valueOf(args[0]));
            case "setStatus" -> status = (int) args[0];
            case "isCommitted" -> {
                return false;
            }
            case "resetBuffer" -> body.reset();
            case "getOutputStream" -> {
                return stream();
            }
            default -> throw new UnsupportedOperationException(called);
        }
        return null;
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() { return true; }

            @Override
            public void setWriteListener(WriteListener listener) { throw new UnsupportedOperationException(); }

            @Override
            public void write(int octet) { body.write(octet); }
        };
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }
}
