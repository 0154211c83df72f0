package ai.openclaw.config;

import ai.openclaw.api.Problem;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a configuration must keep to: former keys, the schema, and what settings records refuse beyond that. */
final class ConfigRules {
    private static final Pattern INDEX = Pattern.compile("\\.\\d+(?=\\.|$)");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private final SchemaSource schema;
    private final Function<Section, SettingsRecords.Findings> records;

    ConfigRules(SchemaSource schema, Function<Section, SettingsRecords.Findings> records) {
        this.schema = schema;
        this.records = records;
    }

    SchemaSource schema() { return schema; }

    /** The same of what is about to be in force; a reference that stands for nothing is told by others. */
    List<SchemaIssue> check(Snapshot snapshot) {
        return check(snapshot.written(), snapshot.tree());
    }

    /**
     * @param resolved with references to secrets as they are
     * @param tree with secrets put in, as components get it
     */
    List<SchemaIssue> check(Map<String, @Nullable Object> resolved, Map<String, @Nullable Object> tree) {
        List<SchemaIssue> former = FormerSettings.issues(resolved);
        if (!former.isEmpty())
            return former;
        List<SchemaIssue> issues = new ArrayList<>(SchemaCheck.check(schema.root(), resolved));
        for (Section section : Sections.of(tree).all().values())
            for (Problem problem : records.apply(section).bad()) {
                SchemaIssue issue = SchemaIssue.bad(section.place() + problem.pointer().replace('/', '.'), problem.message());
                if (issues.stream().noneMatch(known -> overlap(known.path(), issue.path())))
                    issues.add(issue);
            }
        return issues;
    }

    /** What was wrong before may stay, for somebody else wrote it. */
    static List<SchemaIssue> added(List<SchemaIssue> after, List<SchemaIssue> before) {
        Set<String> known = before.stream().flatMap(ConfigRules::marks).collect(Collectors.toSet());
        return after.stream().filter(issue -> !marks(issue).allMatch(known::contains)).toList();
    }

    /** An issue without the indexes of elements, for these move when others go; one about several unknown keys, key by key. */
    private static Stream<String> marks(SchemaIssue issue) {
        String place = INDEX.matcher(issue.path()).replaceAll(".#");
        List<String> keys = QUOTED.matcher(issue.message()).results().map(name -> place + name.group()).toList();
        return issue.unknown() && !keys.isEmpty() ? keys.stream() : Stream.of(place + issue.message());
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other) || other.startsWith(one + ".") || one.startsWith(other + ".");
    }
}
