package ai.openclaw.protocol;

/**
 * The answer of {@code gateway.identity.get} (contract section 6).
 *
 * @param deviceId SHA-256 of the raw key in lower-case hex
 * @param publicKey the raw Ed25519 key in base64url
 */
@ResultOf("gateway.identity.get")
public record GatewayIdentityResult(String deviceId, String publicKey) {}
