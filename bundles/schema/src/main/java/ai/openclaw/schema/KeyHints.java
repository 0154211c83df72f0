package ai.openclaw.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people read beside a key: its label by rule, its help from the table {@code help.txt}, and a few tags. */
public final class KeyHints {
    private static final Pattern HUMPS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[-_ ]");
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("api", "API"), Map.entry("url", "URL"), Map.entry("id", "ID"),
            Map.entry("ids", "IDs"), Map.entry("ttl", "TTL"), Map.entry("tls", "TLS"), Map.entry("tts", "TTS"), Map.entry("ui", "UI"),
            Map.entry("http", "HTTP"), Map.entry("ssh", "SSH"), Map.entry("ms", "(ms)"), Map.entry("mb", "(MB)"), Map.entry("px", "(px)"),
            Map.entry("mdns", "mDNS"), Map.entry("dns", "DNS"), Map.entry("pdf", "PDF"), Map.entry("cdp", "CDP"), Map.entry("dm", "DM"),
            Map.entry("acp", "ACP"), Map.entry("cli", "CLI"), Map.entry("ip", "IP"), Map.entry("urls", "URLs"), Map.entry("mcp", "MCP"),
            Map.entry("vnc", "VNC"), Map.entry("otel", "OpenTelemetry"), Map.entry("apns", "APNs"), Map.entry("qmd", "QMD"));
    /** Names that say little without what they belong to. */
    private static final Set<String> PLAIN = Set.of("enabled", "mode", "path", "host", "port", "provider", "model", "command", "args",
            "env", "source", "scope", "type", "allow", "deny", "default", "store", "root", "headers", "timeoutMs", "timeoutSeconds",
            "maxBytes", "maxChars", "every", "interval");
    private static final List<String> NETWORK = List.of("gateway", "discovery", "web", "nodeHost", "hooks", "browser");
    private final KeyHelp help;

    KeyHints(KeyHelp help) { this.help = help; }

    /** Hints for every key of a schema, by path. */
    Map<String, Object> all(SchemaNode root) {
        Map<String, Object> hints = new LinkedHashMap<>();
        collect(root, List.of(), hints);
        return hints;
    }

    private void collect(SchemaNode node, List<String> path, Map<String, Object> hints) {
        if (!path.isEmpty())
            hints.put(KeyPath.text(path), hint(path, node));
        children(node).forEach((name, child) -> collect(child, append(path, name), hints));
    }

    /** What is directly below a node; {@code *} and {@code []} stand for names of the user's own and for elements. */
    public static Map<String, SchemaNode> children(SchemaNode node) {
        Map<String, SchemaNode> children = new LinkedHashMap<>();
        node.members().ifPresent(members -> {
            children.putAll(members.named());
            SchemaNode others = members.others();
            if (others != null && !others.equals(SchemaNode.ANYTHING))
                children.put("*", others);
        });
        node.elements().ifPresent(elements -> children.put("[]", elements.item()));
        return children;
    }

    public static List<String> append(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    Map<String, Object> hint(List<String> path, SchemaNode node) {
        Map<String, Object> hint = new LinkedHashMap<>();
        hint.put("label", label(path));
        hint.put("help", help(path, node));
        hint.put("tags", tags(path, node));
        if (sensitive(path, node))
            hint.put("sensitive", true);
        return hint;
    }

    static boolean sensitive(List<String> path, SchemaNode node) {
        return node.sensitive() || (children(node).isEmpty() && Sensitive.name(path));
    }

    static String label(List<String> path) {
        String last = path.getLast();
        if (last.equals("[]") || last.equals("*"))
            return path.size() == 1 ? "Entry" : label(path.subList(0, path.size() - 1)) + " Entry";
        String own = words(last);
        if (!PLAIN.contains(last))
            return own;
        return path.subList(0, path.size() - 1).reversed().stream().filter(step -> !step.equals("[]") && !step.equals("*")).findFirst()
                .map(around -> words(around) + " " + own).orElse(own);
    }

    private static String words(String name) {
        return HUMPS.splitAsStream(name).filter(word -> !word.isEmpty()).map(KeyHints::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        String known = WORDS.get(word.toLowerCase(Locale.ROOT));
        return known == null ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : known;
    }

    /** What a plugin's author says, else the table, else the names of what is inside, else that of the list around it. */
    String help(List<String> path, SchemaNode node) {
        if (!node.help().isEmpty())
            return node.help().endsWith(".") ? node.help() : node.help() + ".";
        Optional<String> found = help.find(path);
        if (found.isPresent())
            return found.get();
        String inside = children(node).keySet().stream().filter(name -> !name.equals("*") && !name.equals("[]"))
                .map(name -> label(List.of(name))).collect(Collectors.joining(", "));
        boolean entry = path.size() > 1 && (path.getLast().equals("*") || path.getLast().equals("[]"));
        if (entry)
            return "One of: " + help(path.subList(0, path.size() - 1), SchemaNode.ANYTHING);
        return inside.isEmpty() ? label(path) + "; the plugin that reads it does not say more." : label(path) + ": " + inside + ".";
    }

    private static List<String> tags(List<String> path, SchemaNode node) {
        List<String> tags = new ArrayList<>();
        String name = path.getLast().toLowerCase(Locale.ROOT);
        if (NETWORK.contains(path.getFirst()))
            tags.add("network");
        if (sensitive(path, node) || name.startsWith("allow") || name.startsWith("deny") || name.startsWith("dangerously"))
            tags.add("security");
        if (name.startsWith("max") || name.endsWith("ms") || name.endsWith("seconds") || name.startsWith("concurrency"))
            tags.add("performance");
        if (path.getFirst().equals("models") || name.contains("model"))
            tags.add("models");
        tags.add(path.getFirst().equals("gateway") && path.size() > 1 ? path.get(1) : path.getFirst());
        return tags.stream().distinct().toList();
    }
}
