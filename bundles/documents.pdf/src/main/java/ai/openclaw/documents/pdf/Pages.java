package ai.openclaw.documents.pdf;

import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Pages of a PDF: as text, or as pictures when there is hardly any, for then they were probably scanned.
 *
 * @param max how many are read
 * @param maxPixels of a picture of one
 * @param minTextChars fewer characters are hardly any
 */
record Pages(int max, int maxPixels, int minTextChars) {
    private static final int MAX_TEXT = 2_000_000;
    /** Pixels for each point of the page: 288 to the inch, for the finest print. */
    private static final double SHARPEST = 4;

    Answer of(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setEndPage(Math.min(max, document.getNumberOfPages()));
        String text = stripper.getText(document).strip();
        if (text.length() >= minTextChars)
            return new Answer("", text.substring(0, Math.min(MAX_TEXT, text.length())), List.of(), document.getNumberOfPages());
        try {
            return new Answer("", text, pictures(document), document.getNumberOfPages());
        } catch (LinkageError | InternalError | AWTError e) {
            return new Answer("",
                    text + "\n[There is hardly any text in this PDF, and pictures of its pages cannot be made on the gateway's machine,"
                            + " whose Java has no graphics.]",
                    List.of(), document.getNumberOfPages());
        }
    }

    private List<byte[]> pictures(PDDocument document) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        List<byte[]> pictures = new ArrayList<>();
        for (int page = 0; page < Math.min(max, document.getNumberOfPages()); page++) {
            BufferedImage picture = renderer.renderImage(page, scale(document.getPage(page).getCropBox()), ImageType.RGB);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpeg", bytes);
            pictures.add(bytes.toByteArray());
        }
        return pictures;
    }

    private float scale(PDRectangle page) {
        double points = Math.max(1, (double) page.getWidth() * page.getHeight());
        return (float) Math.min(SHARPEST, Math.sqrt(maxPixels / points));
    }
}
