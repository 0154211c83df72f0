package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code secrets.resolve} (contract section 6).
 *
 * @param assignments the secrets that the configuration refers to at these keys, in clear
 * @param diagnostics sentences about those that are not known
 * @param inactiveRefPaths references that nobody uses as things are
 */
@ResultOf("secrets.resolve")
public record SecretsResolveResult(boolean ok, List<Assignment> assignments, List<String> diagnostics, List<String> inactiveRefPaths) {
    /**
     * One secret.
     *
     * @param path dotted, for people
     * @param pathSegments the same for programs
     */
    public record Assignment(String path, List<String> pathSegments, String value) {
        /** Without the secret. */
        @Override
        public String toString() { return "Assignment[" + path + "]"; }
    }
}
