package ai.openclaw.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.testkit.FakeCommands;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessionChanges;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeToolCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private static final Elevation REFUSED = new Elevation(Elevation.Level.OFF, false, "tools.elevated.allowFrom.telegram does not name 7");
    private static final Elevation ALLOWED = new Elevation(Elevation.Level.ON, true, "you are an operator");

    private final FakeSessions sessions = new FakeSessions();
    private final FakeSessionChanges changes = new FakeSessionChanges(sessions);
    private final FakeCommands commands = new FakeCommands();
    private final FakeConfig config = new FakeConfig();

    private final FakeToolCatalog tools = new FakeToolCatalog();

    @BeforeEach
    void deploy() {
        tools.verdicts.add(new ToolCatalog.Verdict(new ToolCatalog.Offer("fs", "read", "Reads."), true, "no rule forbids it"));
        tools.verdicts.add(new ToolCatalog.Verdict(new ToolCatalog.Offer("runtime", "exec", "Runs."), false, "tools.deny has \"exec\""));
        ModelCatalog models = () -> List.of(offer("a", "one"), offer("b", "one"), offer("b", "two"));
        commands.groups.add(new SessionCommands(new FakeGateway(Path.of("/state")), sessions, changes, new FakeRuns(), tools));
        commands.groups.add(new LevelCommands(sessions, changes));
        commands.groups.add(new ModelCommands(sessions, changes, models, config));
        commands.groups.add(new HelpCommands(commands));
    }

    private static ModelCatalog.Offer offer(String provider, String id) {
        return new ModelCatalog.Offer(provider, new ModelInfo(id, id, 1000, 100, false, List.of("text")));
    }

    private String say(String words) { return say(words, ALLOWED); }

    private String say(String words, Elevation elevation) {
        return commands.run(words, new ChatCommand.Spoken("", "main", "agent:main:main", false, elevation));
    }

    @Test
    void statusTellsModelTokensAndSession() {
        String text = say("/status");
        assertTrue(text.startsWith("🦞 OpenClaw 0.0.0-test\n🧠 Model: fake/fake-1\n"), text);
        assertTrue(text.contains("🧵 Session: agent:main:main • not begun"), text);
    }

    @Test
    void newBeginsTheConversationAnew() {
        assertEquals("✅ New session started.", say("/reset"));
        assertEquals(List.of("reset agent:main:main"), changes.calls);
    }

    @Test
    void compactPassesOnWhatToKeep() {
        assertTrue(say("/compact the prices").contains("summary"));
        assertEquals(List.of("summarize agent:main:main the prices"), changes.calls);
    }

    @Test
    void contextNamesTheRuleThatForbidsATool() {
        String text = say("/context");
        assertTrue(text.contains("🛠️ Tools: read\n🚫 Not here:\n• exec – tools.deny has \"exec\""), text);
    }

    @ParameterizedTest
    @CsvSource({"/think high,thinkingLevel,high", "/t OFF,thinkingLevel,off", "/verbose full,verboseLevel,full",
            "/reasoning stream,reasoningLevel,stream", "/usage tokens,responseUsage,tokens", "/elevated ask,elevatedLevel,ask"})
    void aLevelIsKeptWithTheSession(String words, String field, String level) {
        String answer = say(words);
        assertTrue(answer.endsWith("is " + level + " now."), answer);
        assertEquals(level, sessions.find("main").orElseThrow().text(field).orElseThrow());
    }

    @Test
    void aWordThatIsNoLevelIsAnsweredWithTheLevels() {
        assertEquals("⚠️ Thinking is no \"hard\"; say one of off, minimal, low, medium, high, xhigh, adaptive, or default.",
                say("/think hard"));
        assertTrue(say("/verbose").startsWith("Verbose: default."));
    }

    @Test
    void elevatedModeNeedsLeaveAndSaysWhichRuleIsInTheWay() {
        assertEquals("⚠️ Elevated mode is not available here: tools.elevated.allowFrom.telegram does not name 7",
                say("/elevated full", REFUSED));
        assertTrue(say("/elevated off", REFUSED).endsWith("is off now."));
    }

    @Test
    void aModelIsChosenByNameAliasOrIdWhereThatIsClear() {
        config.values.put("agents.defaults.models", Map.of("a/one", Map.of("alias", "quick")));
        assertTrue(say("/model b/two").startsWith("🧠 Model: b/two from"));
        assertTrue(say("/model QUICK").startsWith("🧠 Model: a/one from"));
        assertTrue(say("/model two").startsWith("🧠 Model: b/two from"));
        assertEquals("⚠️ \"one\" could be a/one or b/one; write it as provider/model.", say("/model one"));
        assertTrue(say("/model nine").startsWith("⚠️ There is no model \"nine\"."));
        assertTrue(say("/model x/y").contains("No provider lists it"));
        assertEquals("• a/one (quick)\n• b/one\n• b/two", say("/models"));
    }

    @Test
    void helpListsWhatThereIs() {
        String help = say("/help");
        assertTrue(help.contains("/think [off|minimal|low|medium|high|xhigh|adaptive] – how much"), help);
        assertTrue(help.contains("/stop – end"), help);
        assertTrue(say("/whoami").contains("guest"));
    }
}
