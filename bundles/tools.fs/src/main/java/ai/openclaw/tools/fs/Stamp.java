package ai.openclaw.tools.fs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The content of a file, to be known again. */
record Stamp(long size, long modified, String hash) {
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stamp of(byte[] content, long modified) {
        return new Stamp(content.length, modified, HexFormat.of().formatHex(digest().digest(content)));
    }

    /** Whether the content is the same, whoever wrote it when. */
    boolean same(Stamp other) {
        return size == other.size && hash.equals(other.hash);
    }
}
