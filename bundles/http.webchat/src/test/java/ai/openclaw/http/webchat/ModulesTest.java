package ai.openclaw.http.webchat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page's files refer to is served: nothing is missing, nothing comes from elsewhere. */
class ModulesTest {
    private static final Pattern IMPORT = Pattern.compile("\\b(?:import|export)\\s*(?:[\\w$*{},\\s]*\\bfrom\\s*)?['\"]([^'\"]+)['\"]");
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"");
    private final WebChatServlet servlet = new WebChatServlet();

    @Test
    void everyModuleIsServedAndNoneIsNamedBare() {
        Set<String> reached = reached();
        assertTrue(reached.contains("/chat/vendor/lit-element/lit-element.js"), reached.toString());
        assertTrue(reached.contains("/chat/markdown-inline.js"), reached.toString());
        for (String module : reached)
            for (String specifier : imports(module))
                assertTrue(specifier.startsWith("./") || specifier.startsWith("../") || specifier.startsWith("/chat/"),
                        () -> module + " imports " + specifier);
    }

    @Test
    void thePagePreloadsEveryModuleOfOurs() {
        Set<String> ours = new TreeSet<>(reached());
        ours.removeIf(module -> module.startsWith("/chat/vendor/"));
        Set<String> preloaded = new TreeSet<>();
        PRELOAD.matcher(body("/chat")).results().map(found -> found.group(1)).filter(module -> !module.startsWith("/chat/vendor/"))
                .forEach(preloaded::add);
        assertEquals(ours, preloaded);
    }

    @Test
    void whatThePageNamesIsServedFromHere() {
        REFERENCE.matcher(body("/chat")).results().map(found -> found.group(1))
                .forEach(path -> assertEquals(200, Asked.get(servlet, path).status(), path));
    }

    @Test
    void thePageHasNoScriptOrStyleOfItsOwn() {
        String page = body("/chat");
        assertFalse(Pattern.compile("<style|\\s(?:style|on\\w+)=").matcher(page).find(), page);
        assertEquals(1, page.split("<script", -1).length - 1);
    }

    @Test
    void noModuleMakesHtmlOfText() {
        for (String module : reached())
            if (!module.startsWith("/chat/vendor/"))
                assertFalse(Pattern.compile("innerHTML|outerHTML|unsafeHTML|insertAdjacentHTML|document\\.write|\\beval\\(|style=")
                        .matcher(body(module)).find(), module);
    }

    @Test
    void theBuildNamesItsVersion() {
        assertTrue(Pattern.compile("version: '\\d{4}\\.\\d+\\.\\d+").matcher(body("/chat/connection.js")).find());
    }

    /** All modules that the page loads, each of which is served. */
    private Set<String> reached() {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(Set.of("/chat/chat-app.js"));
        while (!left.isEmpty()) {
            String module = left.pop();
            if (reached.add(module))
                imports(module).forEach(specifier -> left.push(URI.create(module).resolve(specifier).getPath()));
        }
        return reached;
    }

    private Set<String> imports(String module) {
        Set<String> found = new LinkedHashSet<>();
        IMPORT.matcher(body(module)).results().forEach(statement -> found.add(statement.group(1)));
        return found;
    }

    private String body(String path) {
        Asked exchange = Asked.get(servlet, path);
        assertEquals(200, exchange.status(), path);
        return exchange.body();
    }
}
