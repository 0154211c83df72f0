package ai.openclaw.config;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.schema.KnownKeys;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaNode;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures by hand: parse, validate and diff of a configuration of 2,000 lines, cold and warm (goal: 30 ms warm). */
final class ConfigBench {
    private static final PrintStream OUT = System.out;
    private static final int ROUNDS = 400;

    private ConfigBench() {}

    public static void main(String[] args) throws Json5Exception {
        String text = text(2000);
        long lines = text.lines().count();
        SchemaNode schema = KnownKeys.root();
        Object before = Json5Document.parse(text.replace("'t-7-", "'u-7-")).toTree();
        long cold = round(schema, text, before);
        long best = Long.MAX_VALUE;
        long total = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long took = round(schema, text, before);
            best = Math.min(best, took);
            total += i < ROUNDS / 2 ? 0 : took;
        }
        OUT.printf("%d lines, %d characters: cold %.1f ms, warm mean %.2f ms, best %.2f ms%n", lines, text.length(), cold / 1e6,
                total / 1e6 / (ROUNDS / 2.0), best / 1e6);
    }

    private static long round(SchemaNode schema, String text, @Nullable Object before) throws Json5Exception {
        long start = System.nanoTime();
        Object tree = Json5Document.parse(text).toTree();
        List<SchemaIssue> issues = SchemaCheck.check(schema, tree);
        List<String> changed = Difference.paths(before, tree);
        long took = System.nanoTime() - start;
        if (!issues.isEmpty() || changed.isEmpty())
            throw new IllegalStateException(issues + " " + changed);
        return took;
    }

    /** Agents, bindings, hooks and providers, until there are so many lines. */
    private static String text(int lines) {
        StringBuilder text = new StringBuilder("{\n  gateway: { mode: 'local', port: 18789 },\n");
        StringBuilder agents = new StringBuilder("  agents: { list: [\n");
        StringBuilder providers = new StringBuilder("  models: { providers: {\n");
        for (int i = 0; i < lines / 20; i++) {
            agents.append(String.format("""
                    {
                      // agent %1$d
                      id: 'agent-%1$d',
                      name: 't-%1$d-name',
                      model: { primary: 'p%1$d/m', fallbacks: ['p1/m', 'p2/m'] },
                      tools: { allow: ['group:fs', 'web_fetch'], deny: ['exec'] },
                      heartbeat: { every: '30m', target: 'none' },
                    },
                """, i));
            providers.append(String.format("""
                    p%1$d: {
                      baseUrl: 'http://127.0.0.1:%2$d/v1',
                      apiKey: { source: 'env', provider: 'default', id: 'KEY_%1$d' },
                      api: 'openai-completions',
                      headers: {
                        'x-a': 'b', // a header
                      },
                      models: [
                        { id: 'm', name: 'M', reasoning: false, contextWindow: 1000, maxTokens: 100 },
                        { id: 'n', name: 'N', input: ['text', 'image'], cost: { input: 1, output: 2, cacheRead: 0, cacheWrite: 0 } },
                      ],
                    },
                """, i, 10_000 + i));
        }
        return text.append(agents).append("  ] },\n").append(providers).append("  } },\n}\n").toString();
    }

}
