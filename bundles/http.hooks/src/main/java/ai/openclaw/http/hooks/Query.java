package ai.openclaw.http.hooks;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of an address; read here, for the servlet API would take those of a form in the body as well. */
final class Query {
    private static final int MAX = 100;

    private Query() {}

    static Map<String, Object> of(HttpServletRequest request) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String query = request.getQueryString();
        if (query != null)
            for (String part : query.split("&", MAX)) {
                String[] sides = part.split("=", 2);
                parameters.putIfAbsent(decoded(sides[0]), sides.length > 1 ? decoded(sides[1]) : "");
            }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
