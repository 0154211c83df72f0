package ai.openclaw.documents.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** PDF files of every kind. */
final class Pdfs {
    private Pdfs() {}

    /** Puts something on a page or does something to the whole. */
    @FunctionalInterface
    private interface Work {
        void on(PDDocument document) throws IOException;
    }

    private static byte[] made(Work work) throws IOException {
        try (PDDocument document = new PDDocument()) {
            work.on(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** A page for each text. */
    static byte[] text(String... pages) throws IOException { return made(document -> write(document, pages)); }

    private static void write(PDDocument document, String... pages) throws IOException {
        for (String text : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
        }
    }

    /** Pages that are one picture each: red, as scanners see it. */
    static byte[] scanned(int pages) throws IOException {
        BufferedImage picture = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 60, 80);
        pen.dispose();
        return made(document -> {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, page.getCropBox().getWidth(),
                            page.getCropBox().getHeight());
                }
            }
        });
    }

    /** One that opens with the password "secret" only. */
    static byte[] locked() throws IOException {
        return made(document -> {
            write(document, "hidden");
            document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
        });
    }

    /** A page that shows a text of 200 MB, and is next to nothing in the file. */
    static byte[] bomb() throws IOException {
        return packed(200, 'a');
    }

    /** A page of so many megabytes of white space, which take their time. */
    static byte[] slow(int megabytes) throws IOException {
        return packed(megabytes, ' ');
    }

    private static byte[] packed(int megabytes, char filling) throws IOException {
        return made(document -> {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            byte[] piece = new byte[1 << 20];
            Arrays.fill(piece, (byte) filling);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(filling == 'a' ? '(' : filling);
                for (int i = 0; i < megabytes; i++)
                    out.write(piece);
            }
            page.setContents(content);
        });
    }
}
