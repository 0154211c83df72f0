package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SecretSource} keeps to. A test class implements it and runs it with its own tests. */
public interface SecretSourceContract {
    /** A case that the source can answer. */
    record Sample(SecretSource source, Map<String, Object> settings, String known, String secret, String unknown) {}

    /** A source with a provider that has the id {@code known}, whose secret is {@code secret}, and not the id {@code unknown}. */
    Sample sample() throws Exception;

    /** A query of a provider named {@code sample}, with no variables but these. */
    static SecretQuery query(Map<String, Object> settings, Map<String, String> environment, String... ids) {
        return new SecretQuery("sample", settings, List.of(ids),
                name -> Optional.ofNullable(environment.get(name)).map(ai.openclaw.api.Secret::new));
    }

    private static SecretQuery query(Sample sample, String... ids) {
        return query(sample.settings(), Map.of(sample.known(), sample.secret()), ids);
    }

    @Test
    default void findsWhatIsThere() throws Exception {
        Sample sample = sample();
        SecretAnswer answer = sample.source().find(query(sample, sample.known())).get(sample.known());
        assertEquals(SecretAnswer.found(sample.secret()), answer);
        assertFalse(String.valueOf(answer).contains(sample.secret()), "a secret does not show");
    }

    @Test
    default void saysOfEachIdInABatchWhetherItIsThere() throws Exception {
        Sample sample = sample();
        Map<String, SecretAnswer> answers = sample.source().find(query(sample, sample.unknown(), sample.known()));
        assertEquals(SecretAnswer.found(sample.secret()), answers.get(sample.known()));
        SecretAnswer.Missing missing = assertInstanceOf(SecretAnswer.Missing.class, answers.get(sample.unknown()));
        assertTrue(missing.reason().length() > 10, "a reason is a sentence");
        assertFalse(missing.reason().contains(sample.secret()), "a reason holds no secret");
    }

    @Test
    default void findsItAgain() throws Exception {
        Sample sample = sample();
        sample.source().find(query(sample, sample.known()));
        assertEquals(SecretAnswer.found(sample.secret()), sample.source().find(query(sample, sample.known())).get(sample.known()));
    }
}
