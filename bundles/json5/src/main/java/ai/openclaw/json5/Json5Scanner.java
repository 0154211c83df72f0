package ai.openclaw.json5;

import java.math.BigInteger;

/** The lexical part of JSON5 1.0: white space, comments, strings, numbers and names of one text. */
final class Json5Scanner {
    private final String text;
    private int at;

    Json5Scanner(String text) { this.text = text; }

    int at() { return at; }

    boolean end() { return at >= text.length(); }

    /** The current character, or U+FFFF at the end. */
    char peek() { return end() ? '\uffff' : text.charAt(at); }

    char next() throws Json5Exception {
        if (end())
            throw wrong();
        return text.charAt(at++);
    }

    boolean skip(char c) {
        if (peek() != c || end())
            return false;
        at++;
        return true;
    }

    /** What is at the current place cannot stand there. */
    Json5Exception wrong() { return wrong(at); }

    private Json5Exception wrong(int offset) {
        if (offset >= text.length())
            return Json5Exception.at(text, text.length(), "invalid end of input");
        char c = text.charAt(offset);
        String shown = c < ' ' || c == 0x7f ? String.format("\\x%02x", (int) c) : String.valueOf(c);
        return Json5Exception.at(text, offset, "invalid character '" + shown + "'");
    }

    Json5Exception wrong(String message) { return Json5Exception.at(text, at, message); }

    /** Skips white space and comments. */
    void skipLayout() throws Json5Exception {
        while (!end()) {
            if (space(peek()))
                at++;
            else if (text.startsWith("//", at))
                skipLine();
            else if (text.startsWith("/*", at))
                skipBlock();
            else
                return;
        }
    }

    private void skipLine() {
        while (!end() && !lineEnd(peek()))
            at++;
    }

    private void skipBlock() throws Json5Exception {
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? text.length() : close + 2;
        if (close < 0)
            throw wrong();
    }

    static boolean space(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00a0' || c == '\ufeff' || lineEnd(c)
                || (c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR);
    }

    static boolean lineEnd(char c) { return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029'; }

    /** A string; the current character is its quote. */
    String string() throws Json5Exception {
        char quote = next();
        StringBuilder value = new StringBuilder();
        while (true) {
            char c = next();
            if (c == quote)
                return value.toString();
            if (c == '\\')
                escape(value);
            else if (c == '\n' || c == '\r')
                throw wrong(at - 1);
            else
                value.append(c);
        }
    }

    private void escape(StringBuilder value) throws Json5Exception {
        char c = next();
        switch (c) {
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case 'x' -> value.append(hex(2));
            case 'u' -> value.append(hex(4));
            case '0' -> value.append(zero());
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> throw wrong(at - 1);
            case '\r' -> skip('\n');
            case '\n', '\u2028', '\u2029' -> {
                // a line continuation stands for nothing
            }
            default -> value.append(c);
        }
    }

    private char zero() throws Json5Exception {
        if (digit(peek()))
            throw wrong();
        return '\0';
    }

    private char hex(int digits) throws Json5Exception {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = hexDigit(peek());
            if (digit < 0)
                throw wrong();
            value = (value << 4) | digit;
            at++;
        }
        return (char) value;
    }

    /** A key without quotes: an ECMAScript 5.1 IdentifierName. */
    String name() throws Json5Exception {
        StringBuilder name = new StringBuilder();
        while (!end()) {
            int from = at;
            char c = text.charAt(at);
            boolean escaped = c == '\\';
            if (escaped)
                c = nameEscape();
            if (!(name.isEmpty() ? nameStart(c) : namePart(c))) {
                at = from;
                if (escaped)
                    throw wrong();
                break;
            }
            if (!escaped)
                at++;
            name.append(c);
        }
        if (name.isEmpty())
            throw wrong();
        return name.toString();
    }

    private char nameEscape() throws Json5Exception {
        at++;
        if (!skip('u'))
            throw wrong();
        return hex(4);
    }

    static boolean nameStart(char c) {
        return c == '$' || c == '_' || Character.isLetter(c) || Character.getType(c) == Character.LETTER_NUMBER;
    }

    static boolean namePart(char c) {
        if (nameStart(c) || digit(c) || c == '\u200c' || c == '\u200d')
            return true;
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.DECIMAL_DIGIT_NUMBER,
                    Character.CONNECTOR_PUNCTUATION ->
                true;
            default -> false;
        };
    }

    boolean word(String word) {
        int behind = at + word.length();
        if (!text.startsWith(word, at) || (behind < text.length() && namePart(text.charAt(behind))))
            return false;
        at = behind;
        return true;
    }

    /** A number: Long when it is a whole one that fits, else Double. */
    Number number() throws Json5Exception {
        boolean minus = peek() == '-';
        if (minus || peek() == '+')
            at++;
        if (word("Infinity"))
            return minus ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        if (word("NaN"))
            return Double.NaN;
        Number value = text.regionMatches(true, at, "0x", 0, 2) ? hexNumber(minus) : decimal(minus);
        if (namePart(peek()) || peek() == '.')
            throw wrong();
        return value;
    }

    private Number hexNumber(boolean minus) throws Json5Exception {
        at += 2;
        int from = at;
        while (hexDigit(peek()) >= 0)
            at++;
        if (at == from)
            throw wrong();
        return whole(new BigInteger(text.substring(from, at), 16), minus);
    }

    private Number decimal(boolean minus) throws Json5Exception {
        int from = at;
        int whole = digits();
        if (whole > 1 && text.charAt(from) == '0')
            throw wrong(from + 1);
        boolean real = skip('.');
        int fraction = real ? digits() : 0;
        if (whole + fraction == 0)
            throw wrong();
        if (skip('e') || skip('E')) {
            real = true;
            if (!skip('+'))
                skip('-');
            if (digits() == 0)
                throw wrong();
        }
        String number = text.substring(from, at);
        if (real)
            return minus ? -Double.parseDouble(number) : Double.parseDouble(number);
        if (number.length() < 19)
            return minus ? -Long.parseLong(number) : Long.parseLong(number);
        return number.length() > 400 ? real(Double.POSITIVE_INFINITY, minus) : whole(new BigInteger(number), minus);
    }

    private static Number whole(BigInteger value, boolean minus) {
        BigInteger signed = minus ? value.negate() : value;
        return signed.bitLength() < 64 ? (Number) signed.longValue() : (Number) signed.doubleValue();
    }

    private static Double real(double value, boolean minus) { return minus ? -value : value; }

    private int digits() {
        int from = at;
        while (digit(peek()))
            at++;
        return at - from;
    }

    private static boolean digit(char c) { return c >= '0' && c <= '9'; }

    private static int hexDigit(char c) { return c < 128 ? Character.digit(c, 16) : -1; }
}
