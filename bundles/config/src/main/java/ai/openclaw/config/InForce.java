package ai.openclaw.config;

import ai.openclaw.schema.SchemaIssue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The snapshot that components work with, and what of it they were given. For one thread; readers see whole states. */
final class InForce {
    private final ConfigurationWriter writer;
    private final SectionCheck check;
    private final SettledServices services;
    private final Function<Snapshot, List<SchemaIssue>> schema;
    private final PluginSwitch plugins;
    private volatile State state;

    /**
     * What readers see.
     *
     * @param hash of the file, which may be a later one that could not be used
     * @param news about such a file
     * @param problems of the sections
     * @param bad whether a section is not the one of the snapshot
     */
    record State(Snapshot snapshot, String hash, List<String> news, List<String> problems, boolean bad) {
        List<String> allProblems() { return Stream.of(news, snapshot.warnings(), problems).flatMap(List::stream).distinct().toList(); }
    }

    /** @param schema what it says of a snapshot */
    InForce(Snapshot first, ConfigurationWriter writer, SectionCheck check, SettledServices services,
            Function<Snapshot, List<SchemaIssue>> schema, PluginSwitch plugins) {
        this.writer = writer;
        this.check = check;
        this.services = services;
        this.schema = schema;
        this.plugins = plugins;
        state = new State(first, first.hash(), List.of(), List.of(), false);
    }

    State state() { return state; }

    /** Hands out the first snapshot unchecked, so that nothing waits for settings records to be read; only what lacks a secret stays off. */
    void start() {
        Sections sections = Sections.of(state.snapshot());
        Map<Pid, Section> usable = new LinkedHashMap<>(sections.all());
        usable.values().removeIf(section -> !section.unresolved().isEmpty());
        writer.write(usable);
        state = new State(state.snapshot(), state.hash(), List.of(), sections.problems(), usable.size() < sections.all().size());
    }

    /** Checks again, since settings records came or went. */
    void recheck() {
        State now = state;
        put(now.snapshot(), now.hash(), now.news());
    }

    /** News about a file that leaves everything as it is. */
    void tell(String hash, List<String> news) {
        State now = state;
        state = new State(now.snapshot(), hash, news, now.problems(), now.bad());
    }

    /**
     * Replaces the snapshot and waits for the services concerned.
     *
     * @return the PIDs whose services did not come back; then everything is as it was
     */
    Set<Pid> replace(Snapshot next) {
        Snapshot previous = state.snapshot();
        Map<Pid, Section> before = writer.written();
        Set<Pid> present = services.present(before.keySet());
        // who is made anew may read the new settings; that they are in force is told when all is well
        Set<Pid> changed = put(next, state.hash(), List.of());
        changed.retainAll(present);
        Set<Pid> missing = services.await(changed, writer.written());
        if (missing.isEmpty())
            tell(next.hash(), List.of());
        else
            put(previous, previous.hash(), List.of());
        return missing;
    }

    /** Readers see the new state with what there is to say about it, or the one before. */
    private Set<Pid> put(Snapshot next, String hash, List<String> news) {
        Sections sections = Sections.of(next);
        SectionCheck.Result result = check.check(sections.all());
        List<String> problems = new ArrayList<>(sections.problems());
        problems.addAll(result.problems());
        schema.apply(next).stream().filter(issue -> !issue.path().isEmpty() && !result.places().contains(issue.path()))
                .map(issue -> issue.text()
                        + (issue.unknown() ? " " + FormerSettings.fate(issue) : "; it stays, since nothing that reads it objects"))
                .forEach(problems::add);
        Set<Pid> changed = writer.write(result.sections());
        problems.addAll(plugins.apply(next.tree()));
        state = new State(next, hash, news, problems, result.bad());
        return changed;
    }
}
