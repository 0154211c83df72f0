package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a recorded device signed: the text that its signature fits, of all that it may have meant (contract section 3.4). */
final class SignedThen {
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private SignedThen() {}

    static String of(JsonNode connect) throws GeneralSecurityException {
        JsonNode device = connect.path("device");
        PublicKey key = key(Base64.getUrlDecoder().decode(device.path("publicKey").asText()));
        byte[] signature = Base64.getUrlDecoder().decode(device.path("signature").asText());
        for (String candidate : candidates(connect)) {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(candidate.getBytes(StandardCharsets.UTF_8));
            if (verifier.verify(signature))
                return candidate;
        }
        throw new AssertionError("nothing fits the signature of " + device);
    }

    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = new byte[ED25519_PREFIX.length + raw.length];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static List<String> candidates(JsonNode connect) {
        List<String> scopes = connect.path("scopes").valueStream().map(JsonNode::asText).toList();
        JsonNode device = connect.path("device");
        JsonNode client = connect.path("client");
        String rest = String.join("|", device.path("id").asText(), client.path("id").asText(), client.path("mode").asText(),
                connect.path("role").asText(), String.join(",", scopes), device.path("signedAt").asText(),
                connect.at("/auth/token").asText(), device.path("nonce").asText());
        Stream<String> third = spellings(client.path("platform").asText()).flatMap(
                platform -> spellings(client.path("deviceFamily").asText()).map(family -> "v3|" + rest + "|" + platform + "|" + family));
        return Stream.concat(Stream.of("v2|" + rest), third).toList();
    }

    private static Stream<String> spellings(String text) {
        return Stream.of(text, text.strip()).flatMap(each -> Stream.of(each, each.toLowerCase(Locale.ROOT), asciiLower(each))).distinct();
    }

    private static String asciiLower(String text) {
        return text.chars().map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append).toString();
    }
}
