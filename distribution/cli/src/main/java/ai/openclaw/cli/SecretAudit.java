package ai.openclaw.cli;

import ai.openclaw.json5.Json5;
import ai.openclaw.references.DotEnv;
import ai.openclaw.references.SecretLookup;
import ai.openclaw.references.SecretPlaces;
import ai.openclaw.references.SecretPlaces.Place;
import ai.openclaw.references.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A look at all files of the state folder that may hold credentials. Reads, and changes nothing. */
final class SecretAudit {
    private static final Set<PosixFilePermission> FOREIGN = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    private static final int MAX_INCLUDES = 100;
    private final Path stateDir;
    private final Map<String, String> environment;
    private final boolean programs;
    private final List<SecretFinding> findings = new ArrayList<>();
    private final Set<Path> scanned = new LinkedHashSet<>();

    /** @param programs whether those of exec providers are run */
    SecretAudit(Path stateDir, Map<String, String> environment, boolean programs) {
        this.stateDir = stateDir;
        this.environment = environment;
        this.programs = programs;
    }

    List<SecretFinding> findings() { return findings; }

    Set<Path> scanned() { return scanned; }

    SecretAudit run(Path config) throws IOException {
        Object tree = Files.exists(config) ? configuration(config, List.of()) : Map.of();
        for (Path copy : SecretCopies.of(config, stateDir))
            plain(copy, Json5OrNothing.read(copy), List.of());
        dotEnv(stateDir.resolve(".env"));
        references(config, tree);
        profiles(tree);
        return this;
    }

    private @Nullable Object configuration(Path file, List<String> place) throws IOException {
        Object tree = parse(file);
        plain(file, tree, place);
        included(file, tree, place);
        return tree;
    }

    private static @Nullable Object parse(Path file) throws IOException {
        try {
            return Json5.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new CliException(file + " cannot be read: " + e.getMessage());
        }
    }

    private void included(Path file, @Nullable Object tree, List<String> place) throws IOException {
        if (!(tree instanceof Map<?, ?> map))
            return;
        Object include = map.get("$include");
        for (Object name : include instanceof List<?> list ? list : include == null ? List.of() : List.of(include)) {
            Path other = file.resolveSibling(String.valueOf(name)).normalize();
            if (Files.exists(other) && !scanned.contains(other) && scanned.size() < MAX_INCLUDES)
                configuration(other, place);
        }
        for (Map.Entry<?, ?> member : map.entrySet())
            included(file, member.getValue(), Stream.concat(place.stream(), Stream.of(String.valueOf(member.getKey()))).toList());
    }

    private void plain(Path file, @Nullable Object tree, List<String> place) {
        rights(file);
        SecretKeys.plain(nested(tree, place))
                .forEach((path, _) -> found(SecretFinding.Code.PLAINTEXT_FOUND, file, String.join(".", path),
                        SecretKeys.mayRefer(path)
                                ? "is in clear; openclaw secrets configure puts a reference in its place"
                                : "is in clear; ${NAME} there takes it from the environment"));
    }

    /** The tree where it stands in the whole, for there it is known what is a credential. */
    private static @Nullable Object nested(@Nullable Object tree, List<String> place) {
        Object nested = tree;
        for (String step : place.reversed())
            nested = nested == null ? Map.of() : Map.of(step, nested);
        return nested;
    }

    private void dotEnv(Path file) {
        if (!Files.exists(file))
            return;
        rights(file);
        DotEnv.read(file).forEach((name, value) -> {
            if (!value.isEmpty() && SecretKeys.variable(name))
                found(SecretFinding.Code.PLAINTEXT_FOUND, file, name, "is in clear; a file or exec provider would keep it apart");
        });
    }

    private void references(Path config, @Nullable Object tree) {
        List<Place> places = SecretPlaces.in(tree);
        Set<SecretRef> refs = new LinkedHashSet<>();
        places.stream().map(Place::ref).filter(ref -> programs || !ref.source().equals("exec"))
                .filter(ref -> SecretRef.SOURCES.contains(ref.source())).forEach(refs::add);
        SecretLookup.Result result = new CliSecrets(tree, environment, stateDir).find(refs);
        for (Place place : places) {
            String failure = result.failures().get(place.ref());
            if (failure != null)
                found(SecretFinding.Code.REF_UNRESOLVED, config, place.path(), failure);
            String variable = switch (place.path()) {
                case "gateway.auth.token" -> "OPENCLAW_GATEWAY_TOKEN";
                case "gateway.auth.password" -> "OPENCLAW_GATEWAY_PASSWORD";
                default -> "";
            };
            if (!environment.getOrDefault(variable, "").isEmpty())
                found(SecretFinding.Code.REF_SHADOWED, config, place.path(), variable + " is set and goes before it");
        }
    }

    /** Keys that agents keep for themselves go before those of the configuration. */
    private void profiles(@Nullable Object tree) throws IOException {
        Path agents = stateDir.resolve("agents");
        if (!Files.isDirectory(agents))
            return;
        try (Stream<Path> folders = Files.list(agents)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve("agent").resolve("auth-profiles.json");
                if (Files.exists(file))
                    profiles(file, tree);
            }
        }
    }

    private void profiles(Path file, @Nullable Object tree) {
        rights(file);
        if (!(Json5OrNothing.read(file) instanceof Map<?, ?> root && root.get("profiles") instanceof Map<?, ?> profiles))
            return;
        profiles.forEach((name, profile) -> {
            if (!(profile instanceof Map<?, ?> map))
                return;
            for (String key : List.of("key", "token"))
                if (map.get(key) instanceof String text && !text.isEmpty() && !text.startsWith("${"))
                    found(SecretFinding.Code.PLAINTEXT_FOUND, file, "profiles." + name + "." + key, "is in clear");
            for (Place place : SecretPlaces.in(tree))
                if (place.path().equals("models.providers." + map.get("provider") + ".apiKey"))
                    found(SecretFinding.Code.REF_SHADOWED, file, "profiles." + name, "goes before " + place.path());
        });
    }

    private void rights(Path file) {
        if (!scanned.add(file))
            return;
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(FOREIGN::contains))
                found(SecretFinding.Code.FILE_TOO_OPEN, file, "", "can be read or changed by others; chmod 600 " + file);
        } catch (IOException e) {
            throw new CliException(file + " cannot be looked at: " + e.getMessage());
        }
    }

    private void found(SecretFinding.Code code, Path file, String path, String message) {
        findings.add(new SecretFinding(code, file, path, message));
    }
}
