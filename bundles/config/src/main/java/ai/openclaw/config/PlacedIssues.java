package ai.openclaw.config;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json5Position;
import ai.openclaw.schema.SchemaIssue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a text, and where. */
final class PlacedIssues {
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private PlacedIssues() {}

    static List<Map<String, Object>> of(byte[] bytes, ConfigLoader loader, ConfigRules rules) {
        Json5Document document;
        try {
            document = Json5Document.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (Json5Exception e) {
            return List.of(placed(SchemaIssue.bad("", "JSON5 parse failed: SyntaxError: " + e.getMessage()),
                    Optional.of(new Json5Position(e.line(), e.column()))));
        }
        try {
            FileTrees trees = loader.trees(bytes, new TreeMap<>());
            List<Map<String, Object>> issues = new ArrayList<>();
            for (SchemaIssue issue : rules.check(trees.resolved(), loader.snapshot(trees.expanded()).tree()))
                issues.add(placed(issue, position(document, issue)));
            issues.sort(Comparator.comparingInt(issue -> issue.get("line") instanceof Integer line ? line : 0));
            return issues;
        } catch (ConfigException e) {
            return List.of(placed(SchemaIssue.bad("", ConfigView.words(e)), Optional.empty()));
        }
    }

    /** Where an unknown key stands, or what the issue is about; else the nearest thing around it. */
    private static Optional<Json5Position> position(Json5Document document, SchemaIssue issue) {
        Matcher name = QUOTED.matcher(issue.message());
        String path = issue.path();
        if (issue.unknown() && name.find())
            path = path.isEmpty() ? name.group(1) : path + "." + name.group(1);
        Optional<Json5Position> found = document.position(path);
        while (found.isEmpty() && path.contains(".")) {
            path = path.substring(0, path.lastIndexOf('.'));
            found = document.position(path);
        }
        return found;
    }

    private static Map<String, Object> placed(SchemaIssue issue, Optional<Json5Position> position) {
        Map<String, Object> tree = new LinkedHashMap<>(issue.tree());
        position.ifPresent(place -> {
            tree.put("line", place.line());
            tree.put("column", place.column());
        });
        return tree;
    }
}
