package ai.openclaw.references;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import ai.openclaw.testkit.SecretSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source that docs/secrets.md shows to authors of plugins. */
class FolderSourceTest implements SecretSourceContract {
    @TempDir
    Path folder;

    static final class FolderSource implements SecretSource {
        @Override
        public Map<String, SecretAnswer> find(SecretQuery query) throws IOException {
            Path folder = Path.of(query.text("path").orElse("/run/secrets"));
            Map<String, SecretAnswer> answers = new HashMap<>();
            for (String id : query.ids()) {
                Path file = folder.resolve(id).normalize();
                answers.put(id,
                        file.startsWith(folder) && Files.isRegularFile(file)
                                ? SecretAnswer.found(Files.readString(file).strip())
                                : SecretAnswer.missing("There is no secret " + id + " in " + folder + "."));
            }
            return answers;
        }
    }

    @Override
    public Sample sample() throws IOException {
        Files.writeString(folder.resolve("bot_token"), "s3cret-of-folder\n");
        return new Sample(new FolderSource(), Map.of("source", "folder", "path", folder.toString()), "bot_token", "s3cret-of-folder",
                "../x");
    }

    @Test
    void isFoundByTheNameThatItsProviderGives() throws Exception {
        Files.writeString(folder.resolve("a"), "1");
        Map<String, Object> tree = Map.of("secrets",
                Map.of("providers", Map.of("run", Map.of("source", "folder", "path", folder.toString()))));
        SecretLookup lookup = new SecretLookup(tree, _ -> Optional.empty(),
                type -> type.equals("folder") ? Optional.of(new FolderSource()) : Optional.empty());
        SecretRef ref = SecretRef.parse("folder:run:a").orElseThrow();
        assertEquals("1", lookup.find(List.of(ref)).values().values().iterator().next().value());
    }

    @Test
    void isShownInTheDocumentationAsItIs() throws IOException {
        String page = squeezed(Files.readString(Path.of("../../docs/secrets.md")));
        String source = squeezed(Files.readString(Path.of("src/test/java/ai/openclaw/references/FolderSourceTest.java")));
        String method = source.substring(source.indexOf("Path folder = Path.of("), source.indexOf("return answers;"));
        assertTrue(page.contains(method), method);
    }

    private static String squeezed(String text) { return text.replaceAll("\\s+", " "); }
}
