package ai.openclaw.http.hooks;

import ai.openclaw.api.HookRequest;
import ai.openclaw.api.HookSignature;
import ai.openclaw.api.HookSignatureType;
import ai.openclaw.api.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * The header {@code Stripe-Signature: t=<seconds>,v1=<hex>[,v1=…]}, the HMAC of time, dot and body, as Stripe signs. An event that is sent
 * anew has another time and the same body, so the body makes a delivery the only one of its kind.
 */
@Component(service = HookSignature.class)
@HookSignatureType("stripe")
public final class StripeSignature implements HookSignature {
    private static final int MAX_PARTS = 20;
    private static final int MAX_DIGITS = 12;

    @Override
    public Optional<String> verify(HookRequest request, Secret secret, Duration tolerance) {
        List<String> parts = request.header("stripe-signature").map(header -> Arrays.asList(header.split(",", MAX_PARTS)))
                .orElse(List.of());
        List<String> times = values(parts, "t=");
        if (times.size() != 1 || !fresh(times.getFirst(), request.receivedAt(), tolerance))
            return Optional.empty();
        byte[] right = Hmac.of(secret, (times.getFirst() + ".").getBytes(StandardCharsets.UTF_8), request.body());
        boolean holds = false;
        for (String signature : values(parts, "v1="))
            holds |= Hmac.matches(right, signature);
        return holds ? Optional.of(Hmac.digest(request.body())) : Optional.empty();
    }

    private static List<String> values(List<String> parts, String name) {
        return parts.stream().map(String::strip).filter(part -> part.startsWith(name)).map(part -> part.substring(name.length())).toList();
    }

    private static boolean fresh(String seconds, Instant now, Duration tolerance) {
        if (seconds.isEmpty() || seconds.length() > MAX_DIGITS || !seconds.chars().allMatch(c -> c >= '0' && c <= '9'))
            return false;
        return Math.abs(now.getEpochSecond() - Long.parseLong(seconds)) <= tolerance.toSeconds();
    }
}
