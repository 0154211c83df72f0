package ai.openclaw.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may see whom: edges see the API, nobody sees an edge, and the parts in the middle do not see each other. */
class LayersIT {
    /** Libraries of ours that are in one bundle's jar, since no other bundle needs them. */
    private static final String MODEL_HTTP = "ai.openclaw.modelhttp";
    private static final String ENDPOINT = "ai.openclaw.endpoint";
    private static final String OPENAI = "ai.openclaw.openai";
    private static final Map<String, Set<String>> EMBEDDED = Map.ofEntries(
            Map.entry("config", Set.of("ai.openclaw.json5", "ai.openclaw.references", "ai.openclaw.schema")),
            Map.entry("model.openai", Set.of(MODEL_HTTP)), //
            Map.entry("model.responses", Set.of(MODEL_HTTP)), //
            Map.entry("model.anthropic", Set.of(MODEL_HTTP)), //
            Map.entry("model.ollama", Set.of(MODEL_HTTP)), //
            Map.entry("control", Set.of(ENDPOINT)), //
            Map.entry("http.health", Set.of(ENDPOINT)), //
            Map.entry("http.webchat", Set.of(ENDPOINT)), //
            Map.entry("http.ui", Set.of(ENDPOINT)), //
            Map.entry("http.canvas", Set.of(ENDPOINT)), //
            Map.entry("http.tools", Set.of(ENDPOINT)), //
            Map.entry("http.hooks", Set.of(ENDPOINT)), //
            Map.entry("http.metrics", Set.of(ENDPOINT)), //
            Map.entry("http.completions", Set.of(ENDPOINT, OPENAI)), //
            Map.entry("http.responses", Set.of(ENDPOINT, OPENAI)));
    /** Those that several bundles have in their jars, because they are updated one by one. */
    private static final Set<String> LIBRARIES = Set.of(MODEL_HTTP, ENDPOINT, OPENAI);
    private static final String API = "ai.openclaw.api";
    private static final String PROTOCOL = "ai.openclaw.protocol";

    @Test
    void theDistributionHasEdgesOfEveryKind() {
        for (String kind : List.of("channel.", "http.", "method.", "tools.", "model.", "documents."))
            assertTrue(PackagedBundle.ours().stream().anyMatch(bundle -> bundle.edge() && bundle.name().startsWith(kind)), kind);
    }

    @TestFactory
    Stream<DynamicTest> isNamedAfterItsModule() {
        return each(_ -> true, bundle -> assertEquals("ai.openclaw." + bundle.name(), bundle.symbolicName()));
    }

    @TestFactory
    Stream<DynamicTest> anEdgeSeesTheApiAlone() {
        return each(PackagedBundle::edge, bundle -> {
            Set<String> strange = bundle.importsOfOurs();
            strange.remove(API);
            if (bundle.name().startsWith("method."))
                strange.remove(PROTOCOL);
            assertEquals(Set.of(), strange);
        });
    }

    @TestFactory
    Stream<DynamicTest> thePartsInTheMiddleDoNotSeeEachOther() {
        Set<String> middle = Set.of("bridge", "core", "config", "secrets", "auth", "control", "http");
        return each(bundle -> middle.contains(bundle.name()), bundle -> {
            Set<String> strange = bundle.importsOfOurs();
            strange.removeAll(Set.of(API, PROTOCOL));
            assertEquals(Set.of(), strange);
        });
    }

    @TestFactory
    Stream<DynamicTest> exportsOnlyWhatItIsThereFor() {
        Map<String, Predicate<String>> allowed = Map.of("api", API::equals, "protocol", PROTOCOL::equals, "http",
                name -> name.startsWith("jakarta.servlet") || name.startsWith("jakarta.websocket"));
        return each(_ -> true, bundle -> {
            Set<String> strange = new TreeSet<>(bundle.exports());
            strange.removeIf(allowed.getOrDefault(bundle.name(), _ -> false));
            assertEquals(Set.of(), strange);
        });
    }

    @TestFactory
    Stream<DynamicTest> hasOnePackageOfItsOwn() {
        return each(bundle -> !bundle.name().equals("http"), bundle -> {
            Set<String> own = new TreeSet<>(bundle.packages());
            own.removeIf(name -> !name.startsWith("ai.openclaw."));
            own.removeAll(EMBEDDED.getOrDefault(bundle.name(), Set.of()));
            assertEquals(Set.of(bundle.symbolicName()), own);
        });
    }

    @Test
    void theProtocolSeesTheApiAtMost() {
        assertTrue(Set.of(API).containsAll(PackagedBundle.named("protocol").importsOfOurs()));
        assertEquals(Set.of(), PackagedBundle.named("api").importsOfOurs());
    }

    /** All bundles share one class path when they start, where a package in two jars would be whichever comes first. */
    @Test
    void noPackageIsInTwoJars() {
        Map<String, List<String>> owners = new TreeMap<>();
        for (PackagedBundle bundle : PackagedBundle.all())
            bundle.packages().forEach(name -> owners.merge(name, List.of(bundle.name()),
                    (before, more) -> Stream.of(before, more).flatMap(List::stream).toList()));
        Map<String, List<String>> split = new LinkedHashMap<>(owners);
        split.values().removeIf(names -> names.size() == 1);
        split.keySet().removeAll(LIBRARIES);
        assertEquals(Map.of(), split);
    }

    /** Bundles are updated one by one, so each has the library in its jar; as long as none was updated it does not matter whose is used. */
    @ParameterizedTest
    @FieldSource("LIBRARIES")
    void aLibraryIsTheSameInAllJarsThatHaveIt(String library) throws IOException {
        Map<String, Set<Long>> versions = new TreeMap<>();
        for (PackagedBundle bundle : PackagedBundle.all())
            try (JarFile jar = new JarFile(bundle.file().toFile())) {
                jar.stream().filter(entry -> entry.getName().startsWith(library.replace('.', '/') + "/") && !entry.isDirectory())
                        .forEach(entry -> versions.computeIfAbsent(entry.getName(), _ -> new TreeSet<>()).add(entry.getCrc()));
            }
        assertTrue(versions.size() > 5, versions.toString());
        versions.values().removeIf(crcs -> crcs.size() == 1);
        assertEquals(Map.of(), versions);
    }

    private static Stream<DynamicTest> each(Predicate<PackagedBundle> which, java.util.function.Consumer<PackagedBundle> check) {
        return PackagedBundle.ours().stream().filter(which)
                .map(bundle -> DynamicTest.dynamicTest(bundle.name(), () -> check.accept(bundle)));
    }
}
