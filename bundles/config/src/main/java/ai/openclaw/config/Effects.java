package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Effect;
import ai.openclaw.api.ConfigDocument.Means;
import ai.openclaw.config.SettingsTakers.Taker;
import ai.openclaw.json5.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How each path of a plan takes effect: the rows of design section 6, told before anything happens. */
final class Effects {
    private static final List<String> LISTENER = List.of("gateway.port", "gateway.bind", "gateway.customBindHost", "gateway.tls");
    private static final Pattern BUNDLE = Pattern.compile("plugins(\\.(enabled|deny(\\[.*)?|entries(\\.[^.]+(\\.enabled)?)?))?");
    private static final String CHANNELS = "channels.";
    private final SettingsTakers takers;
    private final Map<String, @Nullable Object> treeBefore;
    private final Map<String, @Nullable Object> treeAfter;
    private final Map<Pid, Section> before;
    private final Map<Pid, Section> after;

    /**
     * @param before what is in force
     * @param after what would be
     */
    Effects(SettingsTakers takers, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        this.takers = takers;
        treeBefore = before;
        treeAfter = after;
        this.before = Sections.of(before).all();
        this.after = Sections.of(after).all();
    }

    List<Effect> of(ReloadPlan plan) {
        List<Effect> effects = new ArrayList<>();
        plan.none().forEach(path -> effects.add(within(path)));
        plan.hot().forEach(path -> effects.add(within(path)));
        plan.restart().forEach(path -> effects.add(new Effect(path, Means.PROCESS, "gateway", takers.sockets() + channels())));
        plan.ignored().forEach(path -> effects.add(new Effect(path, Means.IGNORED, "", 0)));
        return effects;
    }

    private int channels() {
        return (int) before.keySet().stream().filter(pid -> pid.name().startsWith(CHANNELS) && !pid.single()).count();
    }

    private Effect within(String path) {
        if (LISTENER.stream().anyMatch(listener -> overlap(listener, path)) && listenerChanges())
            return new Effect(path, Means.LISTENER, "gateway", takers.sockets());
        Set<String> bundles = BUNDLE.matcher(path).matches() ? switched() : Set.of();
        if (!bundles.isEmpty())
            return new Effect(path, Means.BUNDLE, String.join(", ", bundles), (int) bundles.stream().mapToLong(this::accounts).sum());
        return components(path);
    }

    /** {@code gateway.port} stands for all of the object when that comes or goes whole. */
    private boolean listenerChanges() {
        return LISTENER.stream().anyMatch(path -> !Json.at(treeBefore, path).equals(Json.at(treeAfter, path)));
    }

    private Set<String> switched() {
        Set<String> was = PluginSwitch.off(treeBefore);
        Set<String> is = PluginSwitch.off(treeAfter);
        Set<String> switched = new TreeSet<>(was);
        switched.addAll(is);
        switched.removeIf(id -> was.contains(id) == is.contains(id));
        return switched;
    }

    private long accounts(String plugin) { return before.keySet().stream().filter(pid -> pid.name().equals(CHANNELS + plugin)).count(); }

    private Effect components(String path) {
        Set<String> anew = new LinkedHashSet<>();
        int connections = 0;
        for (Pid pid : changed(path)) {
            List<Taker> restarted = takers.of(pid).stream().filter(taker -> !taker.modified() || comesOrGoes(pid)).toList();
            if (restarted.isEmpty())
                continue;
            anew.add(pid.toString());
            connections += restarted.stream().mapToInt(Taker::sockets).max().orElse(0);
            connections += pid.name().startsWith(CHANNELS) && before.containsKey(pid) ? 1 : 0;
        }
        return new Effect(path, anew.isEmpty() ? Means.IN_PLACE : Means.COMPONENT, String.join(", ", anew), connections);
    }

    private boolean comesOrGoes(Pid pid) { return !pid.single() && before.containsKey(pid) != after.containsKey(pid); }

    /** The PIDs whose settings differ because of this path. */
    private List<Pid> changed(String path) {
        Set<Pid> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream().filter(pid -> !same(before.get(pid), after.get(pid)))
                .filter(pid -> concerns(path, before.get(pid), after.get(pid))).toList();
    }

    private static boolean same(@Nullable Section one, @Nullable Section other) {
        return one != null && other != null && one.json().equals(other.json());
    }

    private static boolean concerns(String path, @Nullable Section before, @Nullable Section after) {
        Section section = after == null ? before : after;
        return section != null && (overlap(section.place(), path) || inherited(section, path));
    }

    /** What stands beside the accounts of a channel holds for all of them. */
    private static boolean inherited(Section section, String path) {
        int accounts = section.place().indexOf(".accounts.");
        return accounts > 0 && path.startsWith(section.place().substring(0, accounts) + ".")
                && !path.startsWith(section.place().substring(0, accounts) + ".accounts");
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other) || other.startsWith(one + ".") || other.startsWith(one + "[") || one.startsWith(other + ".");
    }
}
