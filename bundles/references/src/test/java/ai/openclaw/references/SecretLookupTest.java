package ai.openclaw.references;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Secret;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretLookupTest {
    private final List<SecretQuery> queries = new CopyOnWriteArrayList<>();
    private final SecretSource echo = query -> {
        queries.add(query);
        Map<String, SecretAnswer> answers = new HashMap<>();
        query.ids().forEach(id -> answers.put(id, SecretAnswer.found("secret of " + id)));
        return answers;
    };
    private SecretSource source = echo;

    @Test
    void asksEachProviderOnceForAllOfItsIds() throws Exception {
        SecretLookup.Result result = find(provider("v", "source", "vault"), "vault:v:a", "vault:v:b", "vault:v:a");
        assertEquals(new Secret("secret of a"), result.values().get(ref("vault:v:a")));
        assertEquals(Map.of(), result.failures());
        assertEquals(List.of(List.of("a", "b")), queries.stream().map(SecretQuery::ids).toList());
        assertEquals(Map.of("source", "vault"), queries.getFirst().settings());
    }

    @Test
    void knowsTheProviderDefaultOfTheEnvironmentAlone() throws Exception {
        assertEquals(1, find(Map.of(), "env:default:A").values().size());
        assertEquals("SecretProviderResolutionError: Secret provider \"nofile\" is not configured (ref: file:nofile:/a).",
                failure(Map.of(), "file:nofile:/a"));
        assertEquals("SecretProviderResolutionError: Secret provider \"default\" is not configured (ref: file:default:/a).",
                failure(Map.of(), "file:default:/a"));
        assertEquals(1, find(Map.of("secrets", Map.of("defaults", Map.of("env", "mine"))), "env:mine:A").values().size());
    }

    @Test
    void refusesAProviderOfAnotherSource() throws Exception {
        assertEquals("SecretProviderResolutionError: Secret provider \"f\" has source \"file\" but ref requests \"env\".",
                failure(provider("f", "source", "file"), "env:f:A"));
    }

    @Test
    void saysThatNobodyOffersTheSource() throws Exception {
        Map<String, Object> tree = provider("v", "source", "vault");
        SecretLookup.Result result = new SecretLookup(tree, _ -> Optional.empty(), _ -> Optional.empty()).find(refs("vault:v:a"));
        assertEquals("SecretProviderResolutionError: No bundle offers the secret source \"vault\" (ref: vault:v:a); install the plugin that"
                + " does.", result.failures().get(ref("vault:v:a")));
    }

    @Test
    void keepsToTheLimitsOfAProvider() throws Exception {
        Map<String, Object> tree = Map.of("secrets", Map.of("resolution", Map.of("maxRefsPerProvider", 2L, "maxBatchBytes", 30L)));
        assertEquals(2, find(tree, "env:default:A", "env:default:B").values().size());
        assertEquals(
                "SecretProviderResolutionError: Secret provider \"default\" has 3 references, more than"
                        + " secrets.resolution.maxRefsPerProvider (2) allows.",
                failure(tree, "env:default:A", "env:default:B", "env:default:C"));
        assertEquals(
                "SecretProviderResolutionError: Secret provider \"default\" is asked for more than"
                        + " secrets.resolution.maxBatchBytes (30) allows; use shorter ids.",
                failure(tree, "env:default:A", "env:default:" + "B".repeat(30)));
        String[] many = IntStream.range(0, 513).mapToObj(i -> "env:default:N" + i).toArray(String[]::new);
        assertTrue(failure(Map.of(), many).contains("maxRefsPerProvider (512)"));
    }

    @Test
    void asksNoMoreProvidersAtOnceThanItMay() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        source = query -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            four.countDown();
            // four are under way together; a fifth would be seen
            four.await(5, TimeUnit.SECONDS);
            now.decrementAndGet();
            return echo.find(query);
        };
        Map<String, Object> providers = new HashMap<>();
        IntStream.range(0, 12).forEach(i -> providers.put("p" + i, Map.of("source", "vault")));
        SecretLookup.Result result = find(Map.of("secrets", Map.of("providers", providers)),
                IntStream.range(0, 12).mapToObj(i -> "vault:p" + i + ":a").toArray(String[]::new));
        assertEquals(12, result.values().size());
        assertEquals(4, most.get());
    }

    @Test
    void givesUpASourceThatDoesNotAnswerAndLetsTheOthers() throws Exception {
        source = query -> {
            if (query.provider().equals("slow"))
                new CountDownLatch(1).await();
            return echo.find(query);
        };
        Map<String, Object> tree = Map.of("secrets",
                Map.of("providers", Map.of("slow", Map.of("source", "vault", "timeoutMs", 50L), "quick", Map.of("source", "vault"))));
        SecretLookup.Result result = find(tree, "vault:slow:a", "vault:quick:a");
        assertEquals("SecretProviderResolutionError: Secret provider \"slow\" did not answer within 50 ms.",
                result.failures().get(ref("vault:slow:a")));
        assertEquals(1, result.values().size());
    }

    @Test
    void aSourceThatFailsFailsItsIdsWithASentence() throws Exception {
        Map<String, Object> tree = provider("v", "source", "vault");
        source = _ -> { throw GatewayException.invalid("the vault\nis closed"); };
        assertEquals("SecretProviderResolutionError: the vault is closed", failure(tree, "vault:v:a"));
        source = _ -> { throw new NoClassDefFoundError("gone"); };
        assertEquals("SecretProviderResolutionError: Secret provider \"v\" failed: java.lang.NoClassDefFoundError: gone",
                failure(tree, "vault:v:a"));
        source = _ -> Map.of("a", SecretAnswer.missing("No a."));
        assertEquals("SecretRefResolutionError: No a.", failure(tree, "vault:v:a"));
        source = _ -> Map.of();
        assertEquals("SecretRefResolutionError: Secret provider \"v\" did not say anything about id \"a\".", failure(tree, "vault:v:a"));
    }

    private SecretLookup.Result find(Map<String, Object> tree, String... refs) throws InterruptedException {
        return new SecretLookup(tree, _ -> Optional.empty(), _ -> Optional.of(source)).find(refs(refs));
    }

    private String failure(Map<String, Object> tree, String... refs) throws InterruptedException {
        return find(tree, refs).failures().values().iterator().next();
    }

    private static List<SecretRef> refs(String... refs) { return java.util.Arrays.stream(refs).map(SecretLookupTest::ref).toList(); }

    private static SecretRef ref(String text) { return SecretRef.parse(text).orElseThrow(); }

    private static Map<String, Object> provider(String name, String key, Object value) {
        return Map.of("secrets", Map.of("providers", Map.of(name, Map.of(key, value))));
    }
}
