package ai.openclaw.config;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces every {@code $include} of a tree by the files that it names (contract section 14.3). */
final class Includes {
    private static final String KEY = "$include";
    private static final int MAX_DEPTH = 10;
    private final Path root;
    private final Map<Path, String> read;

    /**
     * @param root the folder of the configuration; nothing outside is included
     * @param read takes the hash of each file that was named
     */
    Includes(Path root, Map<Path, String> read) {
        this.root = root;
        this.read = read;
    }

    @Nullable
    Object resolve(@Nullable Object tree, Path file) throws ConfigException { return resolve(tree, List.of(file)); }

    private @Nullable Object resolve(@Nullable Object tree, List<Path> chain) throws ConfigException {
        if (tree instanceof List<?> list) {
            List<@Nullable Object> resolved = new ArrayList<>(list.size());
            for (Object item : list)
                resolved.add(resolve(item, chain));
            return resolved;
        }
        if (!(tree instanceof Map<?, ?> map))
            return tree;
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet())
            if (!KEY.equals(entry.getKey()))
                own.put(String.valueOf(entry.getKey()), resolve(entry.getValue(), chain));
        return map.containsKey(KEY) ? included(map.get(KEY), own, chain) : own;
    }

    private @Nullable Object included(@Nullable Object names, Map<String, @Nullable Object> own, List<Path> chain) throws ConfigException {
        Object merged = null;
        for (Object name : names instanceof List<?> list ? list : Arrays.asList(names)) {
            if (!(name instanceof String text))
                throw ConfigException.include("$include must be a string or an array of strings");
            Object part = read(text, chain);
            merged = merged == null ? part : merge(merged, part);
        }
        if (own.isEmpty())
            return merged;
        if (merged != null && !(merged instanceof Map<?, ?>))
            throw ConfigException.include("Sibling keys require included content to be an object");
        return merge(merged, own);
    }

    private @Nullable Object read(String name, List<Path> chain) throws ConfigException {
        Path file = locate(name, chain.getLast());
        read.putIfAbsent(file, Hashes.MISSING);
        List<Path> longer = new ArrayList<>(chain);
        longer.add(file);
        if (chain.contains(file))
            throw ConfigException.circular(String.join(" -> ", longer.stream().map(Path::toString).toList()));
        if (longer.size() > MAX_DEPTH + 1)
            throw ConfigException.include("Maximum include depth (" + MAX_DEPTH + ") exceeded at: " + name);
        try {
            if (!file.toRealPath().startsWith(root.toRealPath()))
                throw escapes(name);
            byte[] bytes = Files.readAllBytes(file);
            read.put(file, Hashes.sha256(bytes));
            return resolve(Json5Document.parse(new String(bytes, StandardCharsets.UTF_8)).toTree(), longer);
        } catch (Json5Exception e) {
            throw ConfigException.syntax(file, e);
        } catch (IOException e) {
            throw ConfigException.include("Failed to read include file: " + name + " (resolved: " + file + ")");
        }
    }

    private Path locate(String name, Path from) throws ConfigException {
        if (name.indexOf('\0') >= 0)
            throw ConfigException.include("Include path must not contain null bytes");
        Path file = from.resolveSibling(name).toAbsolutePath().normalize();
        if (!file.startsWith(root))
            throw escapes(name);
        return file;
    }

    private ConfigException escapes(String name) {
        return ConfigException.include("Include path escapes config directory: " + name + " (root: " + root + ")");
    }

    /** Objects merge key by key, arrays are put one behind the other, of anything else the later wins. */
    static @Nullable Object merge(@Nullable Object first, @Nullable Object second) {
        if (first instanceof Map<?, ?> && second instanceof Map<?, ?> later) {
            Map<String, @Nullable Object> merged = Json.object(first);
            later.forEach((key, value) -> merged.put(String.valueOf(key),
                    merged.containsKey(String.valueOf(key)) ? merge(merged.get(String.valueOf(key)), value) : value));
            return merged;
        }
        if (first instanceof List<?> && second instanceof List<?> later) {
            List<@Nullable Object> both = new ArrayList<>((List<?>) first);
            both.addAll(later);
            return both;
        }
        return second;
    }
}
