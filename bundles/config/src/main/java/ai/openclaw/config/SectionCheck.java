package ai.openclaw.config;

import ai.openclaw.api.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps sections with bad values from their components: the last good one stays instead. For one thread. */
final class SectionCheck {
    private final Function<Section, SettingsRecords.Findings> catalog;
    private final Supplier<Map<Pid, Section>> lastGood;
    private final Map<Pid, Section> good = new HashMap<>();

    /** @param lastGood the sections of the copy on disk, asked for when none was good since the start */
    SectionCheck(Function<Section, SettingsRecords.Findings> catalog, Supplier<Map<Pid, Section>> lastGood) {
        this.catalog = catalog;
        this.lastGood = lastGood;
    }

    /**
     * What came of a check.
     *
     * @param sections what components may have
     * @param places the paths that the problems are about
     * @param bad whether a section was replaced or left out
     */
    record Result(Map<Pid, Section> sections, List<String> problems, Set<String> places, boolean bad) {}

    Result check(Map<Pid, Section> wanted) {
        Map<Pid, Section> allowed = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Set<String> places = new HashSet<>();
        boolean bad = false;
        Map<Pid, Section> copy = null;
        good.keySet().retainAll(wanted.keySet());
        for (Section section : wanted.values()) {
            SettingsRecords.Findings findings = section.unresolved().isEmpty()
                    ? catalog.apply(section)
                    : new SettingsRecords.Findings(section.unresolved(), List.of());
            Stream.of(findings.bad(), findings.unexpected()).flatMap(List::stream).forEach(problem -> places.add(place(section, problem)));
            findings.unexpected().forEach(problem -> problems.add(text(section, problem) + " (ignored)"));
            if (findings.bad().isEmpty()) {
                allowed.put(section.pid(), section);
                good.put(section.pid(), section);
                continue;
            }
            bad = true;
            copy = copy == null ? lastGood.get() : copy;
            Optional<Section> former = former(section.pid(), copy);
            former.ifPresent(found -> allowed.put(found.pid(), found));
            String consequence = former.isPresent() ? "; its last good settings stay in force" : "; it stays off until this is corrected";
            findings.bad().forEach(problem -> problems.add(text(section, problem) + consequence));
        }
        return new Result(allowed, problems, places, bad);
    }

    private Optional<Section> former(Pid pid, @Nullable Map<Pid, Section> copy) {
        Section former = good.containsKey(pid) ? good.get(pid) : copy == null ? null : copy.get(pid);
        return Optional.ofNullable(former).filter(section -> catalog.apply(section).bad().isEmpty());
    }

    /** {@code channels.telegram.retry: unexpected property 'x'}. */
    private static String text(Section section, Problem problem) {
        return place(section, problem) + ": " + problem.message();
    }

    private static String place(Section section, Problem problem) { return section.place() + problem.pointer().replace('/', '.'); }
}
