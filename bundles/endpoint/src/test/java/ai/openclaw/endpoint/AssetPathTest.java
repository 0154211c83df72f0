package ai.openclaw.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetPathTest {
    @ParameterizedTest
    @CsvSource({"app.js,app.js", "assets/index-D3f_x9-a.js,assets/index-D3f_x9-a.js", "a%20b.png,a b.png", "%C3%BC.html,ü.html",
            "'',index.html", "sub/,sub/index.html", "%77ords.js,words.js", "日本.txt,日本.txt"})
    void letsNamesThrough(String encoded, String path) { assertEquals(Optional.of(path), AssetPath.of(encoded)); }

    /** Security checklist 22. */
    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/../../x", "%2e%2e/x", "%2E%2E%2Fx", "..%2fx", "%252e%252e/x", "%252e%252e%252fx", "..\\x",
            "a%5c..%5cx", "a\\b", "x.js%00", "x.js%00.png", "x\0", "/etc/passwd", "//etc/passwd", "%2fetc/passwd", "C:/x", "C:%5cx",
            "x.txt::$DATA", "x:1", "\\\\server\\share\\x", "%5c%5cserver%5cshare", "//server/share", "\uff0e\uff0e/x",
            "%EF%BC%8E%EF%BC%8E/x", "\u2024\u2024/x", "a\u2215b", "a\uff0fb", "%c0%ae%c0%ae/x", "%c0%afx", "%u002e%u002e/x", ".env",
            "a/.git/config", "./x", "a/./x", "a//x", "x;v=1", "a/..;/x", "x.", "x ", "a./x", "%", "%2", "%zz", "x%0a", "x\r\ny", "~/x?",
            "a*", "a|b", "<x>", "\"x\"", "$HOME", "`x`", "x%7f", "\u202ex", "\ufeffx"})
    void letsNothingThroughThatCouldLeadElsewhere(String encoded) { assertEquals(Optional.empty(), AssetPath.of(encoded)); }

    /** Security checklist 22: names that no file system takes, and folders without end. */
    @Test
    void thereIsAnEndToPaths() {
        assertEquals(Optional.empty(), AssetPath.of("a".repeat(2000)));
        assertEquals(Optional.empty(), AssetPath.of("a".repeat(256)));
        assertEquals(Optional.empty(), AssetPath.of("%C3%BC".repeat(128)));
        assertEquals(Optional.empty(), AssetPath.of("a/".repeat(17) + "x"));
    }
}
