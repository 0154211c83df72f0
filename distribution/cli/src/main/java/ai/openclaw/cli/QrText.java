package ai.openclaw.cli;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/** A QR code (ISO/IEC 18004) drawn with characters, two dots above each other in one. To be shown dark on light. */
final class QrText {
    /** The light margin that scanners need; the standard asks for four dots, in practice two do. */
    private static final int MARGIN = 2;

    private QrText() {}

    static List<String> lines(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.LOW);
        List<String> lines = new ArrayList<>();
        for (int y = -MARGIN; y < code.size + MARGIN; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = -MARGIN; x < code.size + MARGIN; x++)
                line.append(dots(code.getModule(x, y), code.getModule(x, y + 1)));
            lines.add(line.toString());
        }
        return lines;
    }

    private static char dots(boolean upper, boolean lower) {
        if (upper)
            return lower ? '\u2588' : '\u2580';
        return lower ? '\u2584' : ' ';
    }
}
