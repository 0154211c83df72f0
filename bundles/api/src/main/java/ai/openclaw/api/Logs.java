package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The log of the process: what it is like, and the one place that knows how a credential is masked (contract sections 14.4 and 20). */
@ProviderType
public interface Logs {
    /**
     * Takes settings over, at once and without losing a line. One that cannot be used leaves what was in force before.
     *
     * @return what could not be used and what is done instead, in plain words; told by {@link #problems} until the next call
     */
    List<String> apply(LogSettings settings);

    /** What is wrong with the log now; empty when all is well. */
    List<String> problems();

    /**
     * A text with every credential in it masked, the same text when there is none or {@code logging.redactSensitive} is off. Of one of 18
     * and more characters the first 6 and the last 4 stay, any other becomes {@code ***}.
     */
    String masked(String text);
}
