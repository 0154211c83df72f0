package ai.openclaw.http.hooks;

import ai.openclaw.api.HookRequest;
import ai.openclaw.api.HookSignature;
import ai.openclaw.api.HookSignatureType;
import ai.openclaw.api.Secret;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * The header {@code X-Hub-Signature-256: sha256=<hex>}, the HMAC of the body, as GitHub, Gitea and others sign. No time is signed, nor is
 * {@code X-GitHub-Delivery}, which whoever repeats a delivery could change; so the body itself makes it the only one of its kind.
 */
@Component(service = HookSignature.class)
@HookSignatureType("github")
public final class GithubSignature implements HookSignature {
    private static final String PREFIX = "sha256=";

    @Override
    public Optional<String> verify(HookRequest request, Secret secret, Duration tolerance) {
        byte[] right = Hmac.of(secret, request.body());
        return request.header("x-hub-signature-256").filter(header -> header.startsWith(PREFIX))
                .filter(header -> Hmac.matches(right, header.substring(PREFIX.length()))).map(_ -> Hmac.digest(request.body()));
    }
}
