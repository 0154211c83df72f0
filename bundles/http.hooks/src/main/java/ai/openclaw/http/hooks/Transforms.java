package ai.openclaw.http.hooks;

import ai.openclaw.api.HookRequest;
import ai.openclaw.api.HookTransform;
import ai.openclaw.api.HookTransform.Action;
import ai.openclaw.endpoint.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the transform that a mapping names look at a webhook. */
final class Transforms {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/hooks");
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?[jt]s");
    private final HookPlugins plugins;

    Transforms(HookPlugins plugins) { this.plugins = plugins; }

    /** Whether a module is a file of JavaScript, which nothing here can run. */
    static boolean script(String module) {
        return SCRIPT.matcher(module).matches();
    }

    static String scriptText(String module) {
        return "the transform " + module + " is JavaScript, which this gateway does not run; deploy a plugin with a HookTransform"
                + " and set transform.module to its name";
    }

    /**
     * Calls it, for 5 seconds at most.
     *
     * @return what to do; empty to do nothing
     * @throws Refusal 500 when it fails or is JavaScript, 503 when it is not deployed
     */
    Optional<Action> call(String module, HookRequest request, Map<String, Object> payload, Action action) throws InterruptedException {
        HookTransform transform = plugins.transform(module).orElseThrow(() -> missing(module));
        FutureTask<Optional<Action>> task = new FutureTask<>(() -> transform.transform(request, payload, action));
        Thread.ofVirtual().name("hook transform " + module).start(task);
        try {
            return task.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.error("hooks: the transform {} failed on {}", module, request.path(), e.getCause());
        } catch (TimeoutException e) {
            LOG.error("hooks: the transform {} did not end within {} s", module, DEADLINE.toSeconds());
        } finally {
            task.cancel(true);
        }
        throw Refusals.of(500, "hook mapping failed");
    }

    private static Refusal missing(String module) {
        return script(module)
                ? Refusals.of(500, scriptText(module))
                : Refusals.unavailable("no transform \"" + module + "\" is deployed; see openclaw plugins list");
    }
}
