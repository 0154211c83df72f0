package ai.openclaw.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys in the textual encoding of RFC 7468. */
final class Pem {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");
    /** What stands before an RSA key of PKCS #1 to make it one of PKCS #8: version 0 and the algorithm (RFC 5208, section 5). */
    private static final byte[] RSA_HEAD = {2, 1, 0, 48, 13, 6, 9, 42, -122, 72, -122, -9, 13, 1, 1, 1, 5, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private Pem() {}

    /** @throws GeneralSecurityException in plain words when there is none, or one is broken */
    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(text); block.find();)
            if (block.group(1).endsWith("CERTIFICATE"))
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content(block))));
        if (chain.isEmpty())
            throw new GeneralSecurityException("there is no certificate in it (BEGIN CERTIFICATE)");
        return chain;
    }

    /** @throws GeneralSecurityException in plain words when there is none that can be read */
    static PrivateKey key(String text) throws GeneralSecurityException {
        for (Matcher block = BLOCK.matcher(text); block.find();)
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return key(content(block));
                }
                case "RSA PRIVATE KEY" -> {
                    return key(element(SEQUENCE, RSA_HEAD, element(OCTETS, content(block))));
                }
                case "EC PRIVATE KEY" -> throw new GeneralSecurityException(
                        "the key is in the old form of EC keys; convert it with: openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem");
                case "ENCRYPTED PRIVATE KEY" -> throw new GeneralSecurityException(
                        "the key has a passphrase; take it off with: openssl pkcs8 -in old.pem -out key.pem");
                default -> {
                    // a certificate, or parameters of a curve
                }
            }
        throw new GeneralSecurityException("there is no private key in it (BEGIN PRIVATE KEY)");
    }

    private static byte[] content(Matcher block) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(block.group(2).strip().getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the block " + block.group(1) + " is no base64", e);
        }
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        for (String type : KEY_TYPES)
            try {
                return KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                // another type then
            }
        throw new GeneralSecurityException("the private key is none of RSA, EC and Ed25519");
    }

    /** An element of DER (ITU-T X.690, section 8.1). */
    private static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts)
            length += part.length;
        byte[] size = length < 128
                ? new byte[]{(byte) length}
                : length < 256 ? new byte[]{(byte) 0x81, (byte) length} : new byte[]{(byte) 0x82, (byte) (length >> 8), (byte) length};
        byte[] element = new byte[1 + size.length + length];
        element[0] = (byte) tag;
        System.arraycopy(size, 0, element, 1, size.length);
        int at = 1 + size.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, element, at, part.length);
            at += part.length;
        }
        return element;
    }
}
