package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"abc | ***", "12345678901234567 | ***", "123456789012345678 | 123456…5678", "${TOKEN} | ${TOKEN}"})
    void showsTheEndsOfALongOneOnly(String credential, String masked) { assertEquals(masked, Redaction.mask(credential)); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = { //
            "OPENAI_API_KEY=abcdef0123456789abcdef now | OPENAI_API_KEY=abcdef…cdef now", //
            "export MY_KEY='hush' | export MY_KEY='***'", //
            "password: \"correct horse\" | password: \"*** horse\"", //
            "password: hunter2 | password: ***", //
            "http://127.0.0.1:18789/chat#token=0123456789abcdef01234567 | http://127.0.0.1:18789/chat#token=012345…4567", //
            "GET /x?token=abc&limit=5 | GET /x?token=***&limit=5", //
            "openclaw gateway --token abcdef --port 1 | openclaw gateway --token *** --port 1", //
            "run --api-key=abcdef | run --api-key=***", //
            "{\"apiKey\":\"abc\",\"model\":\"m\"} | {\"apiKey\":\"***\",\"model\":\"m\"}", //
            "{\"botToken\" : \"0123456789abcdefghij\"} | {\"botToken\" : \"012345…ghij\"}", //
            "\"{\\\"clientSecret\\\":\\\"abc\\\"}\" | \"{\\\"clientSecret\\\":\\\"***\\\"}\"", //
            "Authorization: Bearer abcdefghijklmnopqrstuvwxyz | Authorization: Bearer abcdef…wxyz", //
            "Proxy-Authorization: Basic dXNlcjpwYXNz | Proxy-Authorization: Basic ***", //
            "key sk-proj-abcdefghijklmn refused | key sk-pro…klmn refused", //
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789 | ghp_ab…6789", //
            "github_pat_11ABCDEFG0abcdefghij | github…ghij", //
            "xoxb-1234567890-abcdefgh | xoxb-1…efgh", //
            "AIzaSyA-1234567890abcdefghijklmnopqrstu | AIzaSy…rstu", //
            "https://api.telegram.org/bot123456789:AAE-abcdefghijklmnopqrstuvwxyz012/getMe | https://api.telegram.org/bot123456…z012/getMe", //
            "postgres://me:secretive@db/x | postgres://me:***@db/x", //
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijk | eyJhbG…hijk"})
    void masksWhatIsACredential(String text, String masked) { assertEquals(masked, Redaction.USUAL.masked(text)); }

    @Test
    void masksAPrivateKeyWhole() {
        String pem = "read\n-----BEGIN RSA PRIVATE KEY-----\nMIIE/vAIBADANBgk+qhki\nG9w0BAQEFAASC\n-----END RSA PRIVATE KEY-----\nfrom it";
        assertEquals("read\n-----BEGIN … ***\nfrom it", Redaction.USUAL.masked(pem));
        assertEquals("cut: -----BEGIN … ***", Redaction.USUAL.masked("cut: -----BEGIN PRIVATE KEY-----\nMIIE/vAIBADANBgk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"listening on ws://127.0.0.1:18789, ws://[::1]:18789 (PID 4711)",
            "telegram/work: token rejected; set the token", "gateway.auth.token: must be string",
            "auth token was missing. Generated a new token and saved it to config (gateway.auth.token).",
            "missing env var \"OPENAI_API_KEY\" at models.providers.openai.apiKey — feature using this value will be unavailable",
            "sessionKey=agent:main:main lane", "a task-list on a disk-drive", "botToken: \"${TELEGRAM_BOT_TOKEN}\"",
            "Set gateway.auth.token/password or pass --token/--password.", "{\"key\":\"agent:main:main\",\"totalTokens\":12}"})
    void leavesOrdinaryLinesAlone(String text) { assertEquals(text, Redaction.USUAL.masked(text)); }

    @Test
    void looksAtMostLinesOnlyOnce() {
        assertFalse(SecretHints.in("⇄ res ✓ sessions.list 3ms conn=12345678…9abc id=17"));
        String text = "agent model: anthropic/claude-opus";
        assertSame(text, Redaction.USUAL.masked(text));
    }

    @Test
    void masksTheLastGroupThatTookPart() {
        Redaction redaction = Redaction.of(List.of("card (\\d+)|pin (\\d+)", "/Secret-\\w+/g"));
        assertEquals("CARD *** pin ***", redaction.masked("CARD 12345 pin 99"));
        assertEquals("*** secret-abc", redaction.masked("Secret-abc secret-abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|a)*b", "(.*a){20}$", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void aPatternThatGoesInCirclesMasksTheTextAndIsNamed(String pattern) {
        Redaction redaction = Redaction.of(List.of(pattern));
        String text = "a".repeat(Log.MAX_CHARS - 1) + "!";
        assertEquals("***", assertTimeoutPreemptively(SOON, () -> redaction.masked(text)));
        assertTrue(redaction.problems().getFirst().startsWith("logging.redactPatterns[0]: needs too long"),
                redaction.problems().toString());
        assertEquals("12", redaction.masked("12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN PRIVATE KEY-----", "eyJ", "eyJaaaaaaaaa.", "token", "token:", "A_", "\"token\": ", "--token ",
            "://a", "1234567:", "1234567", "Bearer ", "sk-", "a@", "password: \"", "api_", "-----BEGIN "})
    void theUsualPatternsGrowWithTheTextOnly(String piece) {
        String text = piece.repeat(Log.MAX_CHARS / piece.length()) + " token=abc";
        String masked = assertTimeoutPreemptively(SOON, () -> Redaction.USUAL.masked(text));
        assertFalse(masked.contains("abc"), () -> masked.substring(Math.max(0, masked.length() - 80)));
    }
}
