package ai.openclaw.config;

import ai.openclaw.api.Problem;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that a configuration must keep to: former keys, the schema, and what settings records refuse beyond that. */
final class ConfigRules {
    private final SchemaSource schema;
    private final Function<Section, SettingsCatalog.Findings> records;

    ConfigRules(SchemaSource schema, Function<Section, SettingsCatalog.Findings> records) {
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

    private static boolean overlap(String one, String other) {
        return one.equals(other) || other.startsWith(one + ".") || one.startsWith(other + ".");
    }
}
