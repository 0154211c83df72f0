package ai.openclaw.http.hooks;

import ai.openclaw.endpoint.Tree;
import ai.openclaw.http.hooks.HooksSettings.Gmail;
import ai.openclaw.http.hooks.HooksSettings.Kind;
import ai.openclaw.http.hooks.HooksSettings.Mapping;
import ai.openclaw.http.hooks.HooksSettings.Match;
import ai.openclaw.http.hooks.HooksSettings.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mappings of the settings and of presets, in the order in which they are tried. */
final class Mappings {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/hooks");
    private final List<Target> targets = new ArrayList<>();

    /** @param id for the log, and for what came before */
    record Target(String id, Mapping mapping) {
        boolean at(String path) { return mapping.match().path().map(Mappings::trimmed).filter(wanted -> !wanted.equals(path)).isEmpty(); }

        boolean from(Map<String, Object> payload) {
            return mapping.match().source().filter(source -> !Tree.text(payload, "source").equals(Optional.of(source))).isEmpty();
        }
    }

    Mappings(HooksSettings settings) {
        for (Mapping mapping : settings.mappings())
            targets.add(new Target(mapping.id().orElse("mapping-" + (targets.size() + 1)), mapping));
        for (String preset : settings.presets())
            if (preset.equals("gmail"))
                targets.add(new Target("gmail", gmail(settings.gmail())));
            else
                LOG.warn("hooks.presets: there is no preset \"{}\"; the only one is gmail", preset);
        targets.forEach(Mappings::warn);
    }

    private static void warn(Target target) {
        target.mapping().transform().filter(transform -> Transforms.script(transform.module()))
                .ifPresent(transform -> LOG.warn("hooks mapping {}: {}", target.id(), Transforms.scriptText(transform.module())));
    }

    /** What a Gmail watcher sends: the mails that arrived. */
    private static Mapping gmail(Gmail settings) {
        return new Mapping(Optional.of("gmail"), new Match(Optional.of("gmail"), Optional.empty()), Kind.AGENT, Optional.of("now"),
                Optional.of("Gmail"), Optional.empty(), Optional.of("hook:gmail:{{messages[0].id}}"),
                Optional.of("New email from {{messages[0].from}}\nSubject: {{messages[0].subject}}\n{{messages[0].snippet}}\n"
                        + "{{messages[0].body}}"),
                Optional.empty(), Optional.empty(), settings.allowUnsafeExternalContent(), Optional.empty(), Optional.empty(),
                settings.model(), settings.thinking(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Those for a path below {@code hooks.path}. */
    List<Target> at(String path) {
        return path.isEmpty() ? List.of() : targets.stream().filter(target -> target.at(path)).toList();
    }

    /** The signatures that any of these asks for; empty stands for those that ask for none. */
    static List<Optional<Signature>> signatures(List<Target> targets) {
        return targets.stream().map(target -> target.mapping().signature()).distinct().toList();
    }

    static String trimmed(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/')
            from++;
        while (to > from && path.charAt(to - 1) == '/')
            to--;
        return path.substring(from, to);
    }
}
