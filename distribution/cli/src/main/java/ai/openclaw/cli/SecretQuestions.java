package ai.openclaw.cli;

import ai.openclaw.references.SecretRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks somebody at a terminal what is to become of each credential in clear. */
final class SecretQuestions {
    private final Function<String, String> person;
    private final Screen screen;
    private final SecretFile file;

    /** @param person answers a question; nothing when he has gone */
    SecretQuestions(Function<String, String> person, Screen screen, SecretFile file) {
        this.person = person;
        this.screen = screen;
        this.file = file;
    }

    void ask(SecretPlan plan, Map<List<String>, String> plain) {
        if (!plain.isEmpty())
            screen.line("f: move it to " + file.path() + ", e: take it from the environment, r: another reference, empty: leave it");
        plain.forEach((path, secret) -> {
            String key = String.join(".", path);
            switch (person.apply(key + " [f/e/r] ").strip().toLowerCase(Locale.ROOT)) {
                case "f" -> file.take(plan, path, secret);
                case "e" -> refer(plan, path, "env:default:" + person.apply("  name of the variable: ").strip());
                case "r" -> refer(plan, path, person.apply("  SOURCE:PROVIDER:ID ").strip());
                default -> screen.line("  left as it is");
            }
        });
    }

    private void refer(SecretPlan plan, List<String> path, String text) {
        Optional<SecretRef> ref = SecretRef.parse(text);
        if (ref.isPresent())
            plan.targets().put(path, ref.get());
        else
            screen.line("  " + Screen.plain(text) + " is no reference; left as it is");
    }
}
