package ai.openclaw.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeCommands;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessionChanges;
import ai.openclaw.testkit.FakeSessions;
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

    /** A catalog with one tool that is allowed and one that is not. */
    private static final ToolCatalog TOOLS = new ToolCatalog() {
        @Override
        public List<Offer> offers() { return List.of(new Offer("fs", "read", "Reads."), new Offer("runtime", "exec", "Runs.")); }

        @Override
        public List<Verdict> verdicts(Audience audience) {
            return List.of(new Verdict(offers().getFirst(), true, "no rule forbids it"),
                    new Verdict(offers().getLast(), false, "tools.deny has \"exec\""));
        }

        @Override
        public Workplace place(String agentId, String sessionKey) { return Workplace.host(Path.of("/workspace")); }
    };

    @BeforeEach
    void deploy() {
        ModelCatalog models = () -> List.of(offer("a", "one"), offer("b", "one"), offer("b", "two"));
        commands.groups.add(new SessionCommands(new FakeGateway(Path.of("/state")), sessions, changes, new FakeRuns(), TOOLS));
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
