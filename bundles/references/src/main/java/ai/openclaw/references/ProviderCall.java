package ai.openclaw.references;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call of a source: has a deadline, and whatever it throws becomes a sentence that names the provider. */
record ProviderCall(SecretSource source, SecretQuery query) {
    /** A source that watches its own deadline gets so much longer to say what was slow. */
    private static final long GRACE_MS = 500;
    private static final int MAX_MESSAGE = 500;

    Map<String, SecretAnswer> answers() throws SecretLookup.ProviderFailure, InterruptedException {
        FutureTask<Map<String, SecretAnswer>> task = new FutureTask<>(() -> source.find(query));
        Thread _ = Thread.ofVirtual().name("secret-source-" + query.provider()).start(task);
        try {
            return task.get(query.timeout().toMillis() + GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SecretLookup.ProviderFailure(quoted() + " did not answer within " + query.timeout().toMillis() + " ms.");
        } catch (ExecutionException e) {
            throw new SecretLookup.ProviderFailure(words(e.getCause() == null ? e : e.getCause()));
        } finally {
            task.cancel(true);
        }
    }

    private String quoted() { return "Secret provider \"" + query.provider() + "\""; }

    private String words(Throwable cause) {
        return plain(cause instanceof GatewayException known ? known.message() : quoted() + " failed: " + cause);
    }

    /** Words of others on one line of a bearable length. */
    static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "…" : line;
    }
}
