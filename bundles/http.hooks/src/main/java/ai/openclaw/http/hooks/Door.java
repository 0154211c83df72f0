package ai.openclaw.http.hooks;

import ai.openclaw.api.HookRequest;
import ai.openclaw.api.HookSignature;
import ai.openclaw.api.Secret;
import ai.openclaw.endpoint.Body;
import ai.openclaw.endpoint.Gate;
import ai.openclaw.endpoint.Refusal;
import ai.openclaw.http.hooks.HooksSettings.Signature;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets webhooks in by the token of the settings, or by the signature that the mapping of their path asks for. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/hooks");
    private static final String HEADER = "X-OpenClaw-Token";
    private final byte[] token;
    private final HookPlugins plugins;

    Door(Secret token, HookPlugins plugins) {
        this.token = digest(token.value());
        this.plugins = plugins;
    }

    /**
     * Whether the right token is shown. Hashes are compared, in a time that does not depend on where they differ (security checklist 12).
     *
     * @throws Refusal 401 for a wrong one: whoever shows one is judged by it (security checklist 9)
     */
    boolean token(HttpServletRequest request) {
        List<String> shown = Stream.of(Gate.bearer(request), Optional.ofNullable(request.getHeader(HEADER)).map(String::strip))
                .flatMap(Optional::stream).toList();
        if (!shown.stream().allMatch(one -> MessageDigest.isEqual(token, digest(one))))
            throw Refusals.unauthorized();
        return !shown.isEmpty();
    }

    /**
     * Judges the signature over the bytes that came in. Where mappings of one path ask for different ones, only those that fit the body's
     * {@code source} count, and when they still differ nobody is let in (security checklist 33).
     *
     * @return what makes the delivery the only one of its kind; empty when no signature is asked for
     * @throws Refusal 401 for a signature that does not hold
     */
    Optional<String> signature(HookRequest request, List<Mappings.Target> targets) {
        List<Optional<Signature>> wanted = Mappings.signatures(targets);
        if (wanted.size() > 1) {
            Map<String, Object> payload = payload(request);
            wanted = Mappings.signatures(targets.stream().filter(target -> target.from(payload)).toList());
        }
        if (wanted.size() > 1) {
            LOG.warn("hooks: mappings of {} ask for different signatures, so its calls are refused; give each mapping a path of its own",
                    request.path());
            throw Refusals.unauthorized();
        }
        return wanted.isEmpty() ? Optional.empty() : wanted.getFirst().map(signature -> verify(signature, request));
    }

    private static Map<String, Object> payload(HookRequest request) {
        try {
            return Body.json(request.body());
        } catch (Refusal e) {
            throw Refusals.unauthorized();
        }
    }

    private String verify(Signature signature, HookRequest request) {
        HookSignature check = plugins.signature(signature.type()).orElseThrow(
                () -> Refusals.unavailable("no check of signatures of type \"" + signature.type() + "\" is deployed; see hooks.mappings"));
        return call(check, signature, request).orElseThrow(Refusals::unauthorized);
    }

    private static Optional<String> call(HookSignature check, Signature signature, HookRequest request) {
        try {
            return check.verify(request, signature.secret(), Duration.ofSeconds(signature.toleranceSeconds()));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("hooks: the check of signatures of type {} failed", signature.type(), e);
            return Optional.empty();
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
