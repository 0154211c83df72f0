package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json;
import ai.openclaw.references.SecretPlaces;
import ai.openclaw.references.Variables;
import ai.openclaw.schema.ReadyProviders;
import ai.openclaw.schema.SchemaWords;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of the bytes of a configuration file: parse, include, substitute. Secrets are looked up by others. */
final class ConfigLoader {
    private final Gateway gateway;
    private final Path file;
    private final List<Path> dotEnvs;
    private final ShellEnvironment shell;

    /** @param workingDir whose {@code .env} goes before that of the state folder */
    ConfigLoader(Gateway gateway, Path workingDir) {
        this.gateway = gateway;
        shell = new ShellEnvironment(gateway);
        file = gateway.configFile().toAbsolutePath().normalize();
        dotEnvs = List.of(workingDir.resolve(".env").toAbsolutePath().normalize(),
                gateway.stateDir().resolve(".env").toAbsolutePath().normalize());
    }

    /** The main file, absolute. */
    Path file() { return file; }

    /** The configuration of a missing file. */
    Snapshot empty(Map<Path, String> read) {
        read.put(file, Hashes.MISSING);
        return snapshot(Map.of(), Hashes.sha256(new byte[0]), "{}", read);
    }

    /** @param read takes the hash of each file that the snapshot depends on, there or not, also when this fails */
    Snapshot load(byte[] bytes, Map<Path, String> read) throws ConfigException {
        String hash = Hashes.sha256(bytes);
        read.put(file, hash);
        String text = decode(bytes);
        Map<Path, String> included = new TreeMap<>();
        try {
            Json5Document document = document(text);
            Object tree = expand(object(document.toTree()), included);
            return snapshot(tree, hash, included.isEmpty() ? text : Json.text(tree), read).about(hash, duplicates(document));
        } finally {
            read.putAll(included);
        }
    }

    /** What a file says in its several states, for those that look at the file instead of working with it. */
    FileTrees trees(byte[] bytes, Map<Path, String> read) throws ConfigException {
        read.put(file, Hashes.sha256(bytes));
        dotEnvs.forEach(dotEnv -> read.put(dotEnv, Hashes.MISSING));
        String text = decode(bytes);
        Map<?, ?> parsed = parse(text);
        return trees(text, parsed, expand(parsed, read));
    }

    /** The same of a tree that is in no file yet. */
    FileTrees trees(String text, Map<?, ?> parsed, Object expanded) {
        Substitution substitution = new Substitution(variables(expanded));
        return new FileTrees(text, parsed, expanded, Json.object(substitution.apply(expanded, "")), substitution.missing());
    }

    /** A tree with its includes put in. */
    Object expand(Object parsed, Map<Path, String> read) throws ConfigException {
        return object(new Includes(folder(), read).resolve(parsed, file));
    }

    /** The snapshot that a tree with its includes put in would be. */
    Snapshot snapshot(Object expanded) {
        return snapshot(expanded, "", "", new TreeMap<>());
    }

    /** The variables that a tree may name. */
    Variables variables(@Nullable Object tree) {
        return new Variables(gateway::environment, dotEnvs, tree, name -> shell.find(name, tree));
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static List<String> duplicates(Json5Document document) {
        return document.duplicates().stream().map(path -> path + ": is there more than once; the last one counts").toList();
    }

    private Map<?, ?> parse(String text) throws ConfigException { return object(document(text).toTree()); }

    private Json5Document document(String text) throws ConfigException {
        try {
            return Json5Document.parse(text);
        } catch (Json5Exception e) {
            throw ConfigException.syntax(file, e);
        }
    }

    private Map<?, ?> object(@Nullable Object tree) throws ConfigException {
        if (tree instanceof Map<?, ?> map)
            return map;
        throw ConfigException.unreadable(file, "Invalid input: expected object, received " + SchemaWords.kind(tree));
    }

    private String decode(byte[] bytes) throws ConfigException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ConfigException.unreadable(file, "the file is not UTF-8 text");
        }
    }

    private Snapshot snapshot(Object merged, String hash, String source, Map<Path, String> read) {
        dotEnvs.forEach(dotEnv -> read.put(dotEnv, Hashes.of(dotEnv)));
        Variables variables = variables(merged);
        Substitution substitution = new Substitution(variables);
        Map<String, @Nullable Object> written = Json.object(substitution.apply(merged, ""));
        Map<String, @Nullable Object> moved = FormerSettings.moved(written);
        List<SecretPlaces.Place> places = SecretPlaces.in(moved);
        Map<String, @Nullable Object> tree = places.isEmpty() ? moved : LiveSecrets.names(moved);
        List<String> warnings = new ArrayList<>(Roots.warnings(written.keySet()));
        warnings.addAll(FormerSettings.warnings(written));
        warnings.addAll(substitution.warnings());
        return new Snapshot(tree, moved, hash, warnings, substitution.failures(), source, SecretValues.unknown(places),
                ReadyProviders.unwanted(moved) ? Map.of() : ReadyProviders.keys(variables::find));
    }
}
