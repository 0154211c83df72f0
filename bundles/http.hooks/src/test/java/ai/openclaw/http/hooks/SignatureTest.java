package ai.openclaw.http.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.HookRequest;
import ai.openclaw.api.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed webhooks (security checklist 33). */
class SignatureTest {
    private static final String GITHUB = "X-Hub-Signature-256";
    private static final String STRIPE = "Stripe-Signature";
    private static final String BODY = "{\"action\":\"opened\", \"n\":1}";
    private HookBench bench;

    @BeforeEach
    void start() throws Exception { bench = new HookBench("\"mappings\":[]"); }

    private void bench(String mappings) throws Exception {
        bench.close();
        bench = new HookBench("\"mappings\":[" + mappings + "]");
    }

    @AfterEach
    void stop() { bench.close(); }

    private static String mapping(String id, String match, String signature) {
        return "{\"id\":\"" + id + "\",\"match\":{" + match + "},\"messageTemplate\":\"" + id + "\""
                + (signature.isEmpty() ? "" : ",\"signature\":{" + signature + "}") + "}";
    }

    private static String github(String secret) { return "\"type\":\"github\",\"secret\":\"" + secret + "\""; }

    private static String hmac(String secret, String... parts) {
        return HexFormat.of().formatHex(Hmac.of(new Secret(secret), String.join("", parts).getBytes(StandardCharsets.UTF_8)));
    }

    private static String signed(String secret, String body) { return "sha256=" + hmac(secret, body); }

    private String stripe(Instant time, String body) {
        return "t=" + time.getEpochSecond() + ",v1=" + "0".repeat(64) + ",v1=" + hmac("whsec", time.getEpochSecond() + ".", body)
                + ",v0=abc";
    }

    @Test
    void theExampleOfGithubsDocumentationHolds() { // security checklist 33
        HookRequest request = new HookRequest("gh",
                Map.of("x-hub-signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
                "Hello, World!".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        assertTrue(new GithubSignature().verify(request, new Secret("It's a Secret to Everybody"), Duration.ZERO).isPresent());
        assertEquals(Optional.empty(), new GithubSignature().verify(request, new Secret("another"), Duration.ZERO));
    }

    @Test
    void aGoodSignatureOverTheBytesAdmitsWithoutAToken() throws Exception { // security checklist 33
        bench(mapping("gh", "\"path\":\"gh\"", github("s1")));
        assertTrue(bench.send("/hooks/gh", BODY, GITHUB, signed("s1", BODY)).startsWith("200 {\"ok\":true,\"runId\":"));
        assertEquals("401 Unauthorized", bench.send("/hooks/gh", BODY.replace(" ", ""), GITHUB, signed("s1", BODY)),
                "other bytes, the same JSON");
        assertEquals("401 Unauthorized", bench.send("/hooks/gh", BODY, GITHUB, signed("s2", BODY)));
        assertEquals("401 Unauthorized", bench.send("/hooks/gh", BODY, GITHUB, "sha256=zz"));
        assertEquals("401 Unauthorized", bench.send("/hooks/gh", BODY, GITHUB, "sha1=" + hmac("s1", BODY)));
        assertEquals("401 Unauthorized", bench.send("/hooks/gh", BODY));
        assertEquals("401 Unauthorized", bench.send("/hooks/wake", BODY, GITHUB, signed("s1", BODY)), "for its own path alone");
    }

    @Test
    void aTokenMakesNoUpForABadSignatureNorTheOtherWayRound() throws Exception { // security checklist 9 and 33
        bench(mapping("gh", "\"path\":\"gh\"", github("s1")));
        assertEquals("401 Unauthorized", bench.post("/hooks/gh", BODY, GITHUB, signed("s2", BODY)));
        assertEquals("401 Unauthorized", bench.send("/hooks/gh", BODY, GITHUB, signed("s1", BODY), "Authorization", "Bearer wrong"));
        assertTrue(bench.post("/hooks/gh", BODY, GITHUB, signed("s1", BODY)).startsWith("200"));
    }

    @Test
    void aDeliveryIsDoneOnceHoweverItsUnsignedHeadersChange() throws Exception { // security checklist 33
        bench(mapping("gh", "\"path\":\"gh\"", github("s1")) + "," + mapping("other", "\"path\":\"other\"", github("s1")));
        String[] headers = {GITHUB, signed("s1", BODY), "X-GitHub-Delivery", "1"};
        assertTrue(bench.send("/hooks/gh", BODY, headers).startsWith("200"));
        assertEquals("409 {\"ok\":false,\"error\":\"this delivery came before\"}", bench.send("/hooks/gh", BODY, headers));
        headers[3] = "2";
        assertEquals("409 {\"ok\":false,\"error\":\"this delivery came before\"}", bench.send("/hooks/gh", BODY, headers));
        assertTrue(bench.send("/hooks/other", BODY, headers).startsWith("200"), "each target has its own list");
        assertEquals(2, bench.runs.requests.size());
    }

    @Test
    void aDeliveryThatCouldNotBeDoneMayComeAgain() throws Exception {
        bench("{\"match\":{\"path\":\"gh\"},\"messageTemplate\":\"x\",\"transform\":{\"module\":\"late\"},\"signature\":{" + github("s1")
                + "}}");
        assertTrue(bench.send("/hooks/gh", BODY, GITHUB, signed("s1", BODY)).startsWith("503"));
        bench.deployTransform("late", (_, _, action) -> Optional.of(action));
        assertTrue(bench.send("/hooks/gh", BODY, GITHUB, signed("s1", BODY)).startsWith("200"));
    }

    @Test
    void aSignatureWithATimeHoldsForFiveMinutes() throws Exception { // security checklist 33
        bench(mapping("pay", "\"path\":\"pay\"", "\"type\":\"stripe\",\"secret\":\"whsec\""));
        assertTrue(bench.send("/hooks/pay", BODY, STRIPE, stripe(bench.now.minusSeconds(300), BODY)).startsWith("200"));
        assertEquals("401 Unauthorized", bench.send("/hooks/pay", BODY, STRIPE, stripe(bench.now.minusSeconds(301), BODY)));
        assertEquals("401 Unauthorized", bench.send("/hooks/pay", BODY, STRIPE, stripe(bench.now.plusSeconds(301), BODY)));
        assertEquals("409 {\"ok\":false,\"error\":\"this delivery came before\"}",
                bench.send("/hooks/pay", BODY, STRIPE, stripe(bench.now, BODY)));
        String other = "{\"n\":2}";
        String two = stripe(bench.now, other) + ",t=" + bench.now.minusSeconds(5).getEpochSecond();
        assertEquals("401 Unauthorized", bench.send("/hooks/pay", other, STRIPE, two), "which time is meant?");
        assertEquals("401 Unauthorized", bench.send("/hooks/pay", other, STRIPE, "t=,v1=" + hmac("whsec", ".", other)));
        assertEquals("401 Unauthorized", bench.send("/hooks/pay", other, STRIPE, "t=99999999999999999999,v1=00"));
        assertTrue(bench.send("/hooks/pay", other, STRIPE, stripe(bench.now, other)).startsWith("200"));
    }

    @Test
    void mappingsOfOnePathThatAskForDifferentSignaturesAreDenied() throws Exception { // security checklist 33
        bench(mapping("a", "\"path\":\"x\"", github("s1")) + "," + mapping("b", "\"path\":\"x\"", github("s2")) + ","
                + mapping("c", "\"path\":\"y\"", github("s1")) + "," + mapping("d", "\"path\":\"y\"", ""));
        assertEquals("401 Unauthorized", bench.send("/hooks/x", BODY, GITHUB, signed("s1", BODY)));
        assertEquals("401 Unauthorized", bench.post("/hooks/x", BODY, GITHUB, signed("s2", BODY)), "not by the token either");
        assertEquals("401 Unauthorized", bench.post("/hooks/y", BODY));
    }

    @Test
    void theSourceInTheBodyTellsTargetsApart() throws Exception { // security checklist 33
        bench(mapping("a", "\"path\":\"x\",\"source\":\"a\"", github("s1")) + ","
                + mapping("b", "\"path\":\"x\",\"source\":\"b\"", github("s2")) + ","
                + mapping("c", "\"path\":\"x\",\"source\":\"c\"", ""));
        String a = "{\"source\":\"a\"}";
        String b = "{\"source\":\"b\"}";
        String c = "{\"source\":\"c\"}";
        assertTrue(bench.send("/hooks/x", a, GITHUB, signed("s1", a)).startsWith("200"));
        assertEquals("401 Unauthorized", bench.send("/hooks/x", b, GITHUB, signed("s1", b)));
        assertEquals("401 Unauthorized", bench.send("/hooks/x", c, GITHUB, signed("s1", c)), "this one wants a token");
        assertTrue(bench.post("/hooks/x", c).startsWith("200"));
        assertEquals("401 Unauthorized", bench.send("/hooks/x", "{broken", GITHUB, signed("s1", "{broken")));
        assertEquals("401 Unauthorized", bench.send("/hooks/x", "{}", GITHUB, signed("s1", "{}")));
    }

    @Test
    void aKindOfSignatureThatIsNotDeployedLetsNobodyIn() throws Exception {
        bench(mapping("a", "\"path\":\"x\"", "\"type\":\"linear\",\"secret\":\"s\""));
        assertTrue(bench.send("/hooks/x", BODY).startsWith("503"));
        bench.deploySignature("linear", (_, _, _) -> { throw new IllegalStateException("broken"); });
        assertEquals("401 Unauthorized", bench.send("/hooks/x", BODY));
    }

    @Test
    void wrongSignaturesLockOutAsWrongTokensDo() throws Exception { // security checklist 13
        bench(mapping("gh", "\"path\":\"gh\"", github("s1")));
        for (int i = 0; i < 20; i++)
            assertEquals("401 Unauthorized", bench.send("/hooks/gh", BODY, GITHUB, signed("guess" + i, BODY)));
        assertEquals("429 Too Many Requests", bench.send("/hooks/gh", BODY, GITHUB, signed("s1", BODY)));
    }
}
