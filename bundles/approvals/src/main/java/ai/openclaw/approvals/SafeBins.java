package ai.openclaw.approvals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Programs that may filter what they read without an entry of the allowlist ({@code tools.exec.safeBins}): they come from the system's
 * folders, name no file, and use no option that opens one.
 */
record SafeBins(Map<String, Profile> profiles, List<Path> folders) {
    private static final List<String> USUAL = List.of("cut", "uniq", "head", "tail", "tr", "wc");
    private static final Map<String, Profile> KNOWN = Map.ofEntries(
            profile("cut", 0, 0, "-b -c -d -f --bytes --characters --fields --delimiter --output-delimiter", ""),
            profile("uniq", 0, 0, "-f -s -w --skip-fields --skip-chars --check-chars --group", ""),
            profile("head", 0, 0, "-n -c --lines --bytes", ""),
            profile("tail", 0, 0, "-n -c --lines --bytes", "-f -F --follow --pid --retry"), profile("tr", 1, 2, "", ""),
            profile("wc", 0, 0, "--total", "--files0-from"),
            profile("grep", 0, 0, "-e -m -A -B -C --regexp --max-count --after-context --before-context --context",
                    "-r -R -f -d --recursive --dereference-recursive --file --directories --exclude-from"),
            profile("sort", 0, 0, "-k -t -S --key --field-separator --buffer-size",
                    "-o -T --output --compress-program --files0-from --random-source --temporary-directory"),
            profile("jq", 0, 1, "--arg --indent", "-f -L --from-file --library-path --rawfile --slurpfile --argfile"));

    /** How a program may be used. */
    record Profile(int minPositional, int maxPositional, Set<String> allowedValueFlags, Set<String> deniedFlags) {}

    private static Map.Entry<String, Profile> profile(String name, int min, int max, String values, String denied) {
        return Map.entry(name, new Profile(min, max, Set.of(values.isEmpty() ? new String[0] : values.split(" ")),
                Set.of(denied.isEmpty() ? new String[0] : denied.split(" "))));
    }

    /** @param exec {@code tools.exec} of the configuration; one without a profile is none */
    static SafeBins of(Map<?, ?> exec) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        Map<?, ?> own = exec.get("safeBinProfiles") instanceof Map<?, ?> map ? map : Map.of();
        for (String name : exec.get("safeBins") instanceof List<?> ? texts(exec.get("safeBins")) : USUAL) {
            if (own.get(name) instanceof Map<?, ?> map)
                profiles.put(name, new Profile(number(map.get("minPositional"), 0), number(map.get("maxPositional"), 0),
                        Set.copyOf(texts(map.get("allowedValueFlags"))), Set.copyOf(texts(map.get("deniedFlags")))));
            else if (KNOWN.containsKey(name))
                profiles.put(name, KNOWN.get(name));
        }
        List<Path> folders = new ArrayList<>(List.of(Path.of("/bin"), Path.of("/usr/bin")));
        texts(exec.get("safeBinTrustedDirs")).stream().filter(folder -> folder.startsWith("/")).map(Path::of).forEach(folders::add);
        return new SafeBins(profiles, folders);
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast).distinct().collect(Collectors.toList())
                : List.of();
    }

    private static int number(@org.jspecify.annotations.Nullable Object value, int usual) {
        return value instanceof Number number ? number.intValue() : usual;
    }

    boolean allow(Invocation run) {
        Profile profile = profiles.get(run.program().name());
        if (profile == null || !trusted(run.program().found()) || !trusted(run.program().real()))
            return false;
        return arguments(profile, run.arguments(), run.program().name());
    }

    private boolean trusted(Path program) {
        Path folder = program.getParent();
        return folders.stream().anyMatch(known -> known.equals(folder) || real(known).equals(folder));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (java.io.IOException e) {
            return folder;
        }
    }

    private static boolean arguments(Profile profile, List<String> words, String name) {
        int positional = 0;
        boolean options = true;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (options && word.equals("--"))
                options = false;
            else if (options && word.startsWith("-") && word.length() > 1) {
                int used = option(profile, words, at);
                if (used < 0)
                    return false;
                at += used;
            } else if (++positional > profile.maxPositional || likeAPath(word) || (name.equals("jq") && opens(word)))
                return false;
        }
        return positional >= profile.minPositional;
    }

    /** How many words more belong to an option; -1 when it is not allowed. */
    private static int option(Profile profile, List<String> words, int at) {
        String word = words.get(at);
        boolean isLong = word.startsWith("--");
        int equals = word.indexOf('=');
        String flag = isLong ? equals < 0 ? word : word.substring(0, equals) : word.substring(0, 2);
        if (profile.deniedFlags.stream()
                .anyMatch(denied -> OptionRules.means(word, denied.startsWith("--") ? denied : denied.substring(1))))
            return -1;
        boolean takesValue = profile.allowedValueFlags.contains(flag);
        if (isLong && !takesValue)
            return -1;
        boolean inside = isLong ? equals >= 0 : word.length() > 2;
        if (takesValue && inside)
            return likeAPath(isLong ? word.substring(equals + 1) : word.substring(2)) ? -1 : 0;
        if (takesValue)
            return at + 1 < words.size() && !likeAPath(words.get(at + 1)) ? 1 : -1;
        return likeAPath(word.substring(1)) || !word.substring(1).matches("[A-Za-z0-9]+") ? -1 : 0;
    }

    private static boolean likeAPath(String word) {
        return word.length() > 1 && (word.contains("/") || word.startsWith("~") || word.startsWith(".."));
    }

    /** A filter of jq that reads more than its input. */
    private static boolean opens(String filter) {
        return filter.matches("(?s).*\\b(env|ENV|import|include|input_filename|input_line_number|debug|stderr|halt_error|modulemeta)\\b.*");
    }
}
