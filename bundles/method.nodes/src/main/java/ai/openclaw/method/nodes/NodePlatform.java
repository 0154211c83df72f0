package ai.openclaw.method.nodes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platforms of nodes, and which commands each may offer without further configuration (contract section 11). */
@SuppressWarnings("ImmutableEnumChecker") // its lists and sets are immutable
enum NodePlatform {
    IOS(List.of("ios", "ipados"), List.of("iphone", "ipad", "ios"), Commands.IOS), //
    ANDROID(List.of("android"), List.of("android"), Commands.ANDROID), //
    MACOS(List.of("mac", "darwin"), List.of("mac"), Commands.MACOS), //
    WINDOWS(List.of("win"), List.of("windows"), Commands.DESKTOP), //
    LINUX(List.of("linux"), List.of("linux"), Commands.DESKTOP), //
    OTHER(List.of(), List.of(), Commands.OTHER);

    private final List<String> prefixes;
    private final List<String> families;
    private final Set<String> commands;

    NodePlatform(List<String> prefixes, List<String> families, Set<String> commands) {
        this.prefixes = prefixes;
        this.families = families;
        this.commands = commands;
    }

    /** The beginning of the platform decides; where that says nothing, the device family. */
    static NodePlatform of(String platform, Optional<String> deviceFamily) {
        String name = platform.strip().toLowerCase(Locale.ROOT);
        String family = deviceFamily.orElse("").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(known -> known.prefixes.stream().anyMatch(name::startsWith)).findFirst()
                .or(() -> Arrays.stream(values()).filter(known -> known.families.stream().anyMatch(family::contains)).findFirst())
                .orElse(OTHER);
    }

    Set<String> commands() { return commands; }

    /** The table. */
    private static final class Commands {
        private static final Set<String> CANVAS = words("""
            canvas.present canvas.hide canvas.navigate canvas.eval canvas.snapshot canvas.a2ui.push canvas.a2ui.pushJSONL
            canvas.a2ui.reset""");
        static final Set<String> OTHER = with(CANVAS, "camera.list location.get system.notify");
        static final Set<String> IOS = with(OTHER, """
            device.info device.status contacts.search calendar.events reminders.list photos.latest motion.activity
            motion.pedometer""");
        static final Set<String> ANDROID = with(IOS, "notifications.list notifications.actions device.permissions device.health");
        static final Set<String> DESKTOP = words("system.run system.run.prepare system.which system.notify browser.proxy");
        static final Set<String> MACOS = with(IOS, "system.run system.run.prepare system.which browser.proxy");

        private static Set<String> words(String text) { return Set.of(text.strip().split("\\s+")); }

        private static Set<String> with(Set<String> some, String more) {
            return Stream.concat(some.stream(), words(more).stream()).collect(Collectors.toUnmodifiableSet());
        }
    }
}
