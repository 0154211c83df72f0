package ai.openclaw.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.SecretAnswer;
import ai.openclaw.testkit.SecretSourceContract;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EnvSourceTest implements SecretSourceContract {
    @Override
    public Sample sample() { return new Sample(new EnvSource(), Map.of("source", "env"), "API_KEY", "s3cret-of-env", "NOT_SET"); }

    @Test
    void saysThatAVariableIsMissing() {
        assertEquals(SecretAnswer.missing("Environment variable \"X\" is missing or empty."), find(Map.of("source", "env"), "X"));
    }

    @Test
    void findsOnlyWhatIsOnTheAllowlist() {
        Map<String, Object> settings = Map.of("source", "env", "allowlist", List.of("API_KEY"));
        assertEquals(SecretAnswer.found("1"), find(settings, "API_KEY"));
        assertEquals(SecretAnswer.missing("Environment variable \"OTHER\" is not allowlisted in secrets.providers.sample.allowlist."),
                find(settings, "OTHER"));
        assertEquals(SecretAnswer.missing("Environment variable \"API_KEY\" is not allowlisted in secrets.providers.sample.allowlist."),
                find(Map.of("source", "env", "allowlist", List.of()), "API_KEY"), "an empty list allows nothing");
    }

    private static SecretAnswer find(Map<String, Object> settings, String id) {
        return Objects.requireNonNull(
                new EnvSource().find(SecretSourceContract.query(settings, Map.of("API_KEY", "1", "OTHER", "2"), id)).get(id));
    }
}
