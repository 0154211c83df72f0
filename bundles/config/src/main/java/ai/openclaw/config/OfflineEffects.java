package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Effect;
import ai.openclaw.api.ConfigDocument.Means;
import ai.openclaw.config.BundleFile.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How changes would take effect, by the class of their paths and by what the components say of themselves, while no gateway runs. */
final class OfflineEffects {
    private static final Pattern PLUGIN = Pattern.compile("plugins\\.entries\\.(.+)\\.enabled");
    /** Opens the port. */
    private static final String LISTENER = "ai.openclaw.http.Listener";
    private final List<Component> components;
    private final Map<Pid, Section> before;
    private final Map<Pid, Section> after;

    private OfflineEffects(List<Component> components, Snapshot before, Snapshot after) {
        this.components = components;
        this.before = Sections.of(before.tree()).all();
        this.after = Sections.of(after.tree()).all();
    }

    static List<Effect> of(BundleFolders bundles, Snapshot before, Snapshot after) {
        List<String> paths = Difference.paths(before.tree(), after.tree());
        if (paths.isEmpty())
            return List.of();
        SettingsRecords records = new SettingsRecords(bundles::holders);
        ReloadPlan plan = ReloadPlan.of(paths, ReloadPlan.Mode.of(after.tree()), records::consumes);
        List<Component> components = bundles.bundles().stream().flatMap(bundle -> bundle.components().stream()).toList();
        OfflineEffects effects = new OfflineEffects(components, before, after);
        List<Effect> all = new ArrayList<>();
        plan.none().forEach(path -> all.add(new Effect(path, Means.IN_PLACE, "", 0)));
        plan.hot().forEach(path -> all.add(effects.of(path)));
        plan.restart().forEach(path -> all.add(new Effect(path, Means.PROCESS, "", 0)));
        plan.ignored().forEach(path -> all.add(new Effect(path, Means.IGNORED, "", 0)));
        return all;
    }

    private Effect of(String path) {
        var plugin = PLUGIN.matcher(path);
        if (plugin.matches())
            return new Effect(path, Means.BUNDLE, plugin.group(1), 0);
        Set<Pid> pids = new LinkedHashSet<>(before.keySet());
        pids.addAll(after.keySet());
        return pids.stream().filter(pid -> !Objects.equals(json(before, pid), json(after, pid))).filter(pid -> concerns(path, pid))
                .flatMap(pid -> of(path, pid)).max(Comparator.comparing(Effect::means)).orElse(new Effect(path, Means.IN_PLACE, "", 0));
    }

    private static Optional<String> json(Map<Pid, Section> sections, Pid pid) {
        return Optional.ofNullable(sections.get(pid)).map(Section::json);
    }

    /** An account has what stands at its channel, too. */
    private boolean concerns(String path, Pid pid) {
        return Stream.of(before.get(pid), after.get(pid)).filter(Objects::nonNull)
                .anyMatch(section -> within(path, section.place()) || within(section.place(), path) || within(path, pid.name()));
    }

    private static boolean within(String path, String place) { return path.equals(place) || path.startsWith(place + "."); }

    private Stream<Effect> of(String path, Pid pid) {
        boolean stays = before.containsKey(pid) && after.containsKey(pid);
        return components.stream().filter(component -> component.pids().contains(pid.name())).map(component -> {
            Means restart = component.name().equals(LISTENER) ? Means.LISTENER : Means.COMPONENT;
            return new Effect(path, component.modifiable() && stays ? Means.IN_PLACE : restart, pid.toString(), 0);
        });
    }
}
