package ai.openclaw.launcher;

/**
 * Tells in one pass whether a text may hold a credential, for nearly all that is logged does not and should not pay for regular expressions.
 * What says no here is masked by none of the usual patterns.
 */
final class SecretHints {
    /** By their first letter: what all the usual patterns but that of a bot's number need. */
    private static final String[][] BY_FIRST = new String[128][];

    static {
        for (String hint : new String[]{"token", "secret", "sk-", "passw", "passphrase", "pplx-", "_key", "-key", "apikey", "accesskey",
                "authkey", "aiza", "akia", "privatekey", "signingkey", "encryptionkey", "bearer ", "basic ", "-----begin", "gho_", "ghp_",
                "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "gsk_", "xox", "xapp-", "npm_", "hf_", "ya29.", "eyj"})
            add(hint);
    }

    private SecretHints() {}

    private static void add(String hint) {
        int first = hint.charAt(0);
        String[] known = BY_FIRST[first] == null ? new String[0] : BY_FIRST[first];
        String[] more = java.util.Arrays.copyOf(known, known.length + 1);
        more[known.length] = hint;
        BY_FIRST[first] = more;
    }

    static boolean in(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 128)
                continue;
            String[] hints = BY_FIRST[c >= 'A' && c <= 'Z' ? c + 32 : c];
            if ((hints != null && any(hints, text, i)) || c == '@' || (c == ':' && afterNumber(text, i)))
                return true;
        }
        return false;
    }

    private static boolean any(String[] hints, String text, int at) {
        for (String hint : hints)
            if (text.regionMatches(true, at, hint, 0, hint.length()))
                return true;
        return false;
    }

    /** A bot's number has six digits at least. */
    private static boolean afterNumber(String text, int colon) {
        int from = colon;
        while (from > 0 && colon - from < 6 && text.charAt(from - 1) >= '0' && text.charAt(from - 1) <= '9')
            from--;
        return colon - from == 6;
    }
}
