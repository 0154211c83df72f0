package ai.openclaw.tools.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Usage;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.ToolGroupContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageToolsTest implements ToolGroupContract {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private final FakeConfig config = new FakeConfig();
    private final FakeSessions sessions = new FakeSessions();
    private final List<ModelCatalog.Offer> offers = new ArrayList<>();
    private final List<ModelRequest> asked = new ArrayList<>();
    private final ImageTools tools = group();
    @TempDir
    Path folder;

    @Override
    public ImageTools group() { return new ImageTools(config, sessions, () -> List.copyOf(offers)); }

    @BeforeEach
    void deploy() throws IOException {
        Files.createDirectories(workspace().resolve("sub"));
        Files.write(workspace().resolve("sub/cat.txt"), PNG);
        Files.write(folder.resolve("secret.png"), PNG);
        offer("fake", "fake-1", "text");
        offer("eyes", "see", "text", "image");
        offer("blind", "claims", "text", "image");
        tools.bind(provider("a cat"), Map.of("openclaw.instance", "eyes"));
    }

    private Path workspace() { return folder.resolve("workspace"); }

    private void offer(String provider, String id, String... input) {
        offers.add(new ModelCatalog.Offer(provider, new ModelInfo(id, id, 1000, 100, false, List.of(input))));
    }

    private ModelProvider provider(String answer) {
        return new ModelProvider() {
            @Override
            public List<ModelInfo> models() { return List.of(); }

            @Override
            public ModelStream generate(ModelRequest request) {
                asked.add(request);
                if (answer.isEmpty())
                    throw GatewayException.unavailable("the key was refused");
                Queue<ModelEvent> events = new ArrayDeque<>(
                        List.of(new ModelEvent.Text(answer), new ModelEvent.Done(new Usage(1, 1, 0, 0), "stop")));
                return new ModelStream() {
                    @Override
                    public Optional<ModelEvent> next() { return Optional.ofNullable(events.poll()); }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    private ToolResult look(Map<String, ?> arguments) throws Exception {
        return ToolGroupContract.run(tools, "image", arguments, ToolGroupContract.call(Workplace.host(workspace())));
    }

    private String refused(String image) throws Exception {
        config.values.put("agents.defaults.imageModel", "eyes/see");
        ToolResult result = look(Map.of("image", image));
        assertTrue(result.error(), result.text());
        assertEquals(List.of(), asked);
        return result.text();
    }

    @Test
    void theConfiguredModelIsAskedAboutAFileOfTheWorkspace() throws Exception {
        config.values.put("agents.defaults.imageModel", Map.of("primary", "eyes/see"));
        ToolResult result = look(Map.of("image", "sub/cat.txt", "prompt", "What is it?"));
        assertEquals("a cat", result.text());
        assertEquals("eyes/see", result.details().get("model"));
        ModelMessage.User question = (ModelMessage.User) asked.getFirst().messages().getFirst();
        assertEquals("What is it?", question.text());
        assertEquals("image/png", question.images().getFirst().mimeType(), "known by its bytes, not by its name");
        assertEquals(100, asked.getFirst().maxTokens());
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "file", "filePath", "file_path", "url", "media", "mediaUrl", "images", "Image"})
    void line24NoOtherNameOfAParameterBringsAFileIn(String alias) throws Exception {
        assertTrue(look(Map.of(alias, "sub/cat.txt")).error());
        assertTrue(look(Map.of("image", "sub/cat.txt", alias, "/etc/passwd")).error());
        assertEquals(List.of(), asked);
    }

    @Test
    void aFallbackAnswersWhenTheFirstDoesNot() throws Exception {
        config.values.put("agents.defaults.imageModel", Map.of("primary", "blind/claims", "fallbacks", List.of("eyes/see")));
        assertEquals("a cat", look(Map.of("image", "sub/cat.txt")).text());
        tools.bind(provider(""), Map.of("openclaw.instance", "blind"));
        assertEquals("a cat", look(Map.of("image", "sub/cat.txt")).text());
        config.values.put("agents.defaults.imageModel", "blind/claims");
        assertEquals("no model could look at the picture. blind/claims: the key was refused", look(Map.of("image", "sub/cat.txt")).text());
    }

    @Test
    void theSessionsOwnModelIsAskedOnlyWhenItReadsPictures() throws Exception {
        String text = look(Map.of("image", "sub/cat.txt")).text();
        assertEquals(
                "fake/fake-1 reads no pictures or is not deployed; a person can set agents.defaults.imageModel, for instance to eyes/see",
                text);
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s", 1, Map.of("modelOverride", "eyes/see")));
        assertFalse(look(Map.of("image", "sub/cat.txt")).error());
        assertFalse(look(Map.of("image", "sub/cat.txt", "model", "eyes/see")).error());
    }

    @Test
    void aPictureCanComeAsADataUrl() throws Exception {
        config.values.put("agents.defaults.imageModel", "eyes/see");
        assertFalse(look(Map.of("image", "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(PNG))).error());
        assertEquals("image/png", ((ModelMessage.User) asked.getFirst().messages().getFirst()).images().getFirst().mimeType());
    }

    @Test
    void checklist21WhatIsTooLargeIsNotDecoded() throws Exception {
        assertTrue(refused("data:image/png;base64," + "A".repeat(7 * 1024 * 1024 + 10)).contains("more than 5 MB"));
        assertTrue(refused("data:image/png;base64,!!!").contains("no base64"));
        assertTrue(refused("data:text/plain,x").contains("must be data:image"));
        byte[] large = java.util.Arrays.copyOf(PNG, Picture.LARGEST + 1);
        Files.write(workspace().resolve("large.png"), large);
        assertTrue(refused("large.png").contains("larger than 5 MB"));
        Files.writeString(workspace().resolve("words.png"), "no picture");
        assertTrue(refused("words.png").contains("is no picture"));
    }

    @Test
    void checklist22And23NothingOutsideOfTheWorkspaceIsReached() throws Exception {
        Files.createSymbolicLink(workspace().resolve("link.png"), folder.resolve("secret.png"));
        Files.createSymbolicLink(workspace().resolve("up"), folder);
        for (String path : List.of("../secret.png", folder.resolve("secret.png").toString(), "link.png", "up/secret.png",
                "sub/../../secret.png"))
            assertTrue(refused(path).contains("outside of the workspace"), path);
        assertTrue(refused("sub").contains("is no file"));
        assertTrue(refused("no.png").contains("there is no file"));
        assertTrue(refused("a\u0000.png").contains("is no file name"));
    }

    @Test
    void checklist25NoAddressIsFetched() throws Exception {
        for (String address : List.of("http://169.254.169.254/latest", "https://example.com/a.png", "file:///etc/passwd", "FTP://x/y"))
            assertTrue(refused(address).contains("fetch it into the workspace first"), address);
    }
}
