package ai.openclaw.documents.pdf;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the process that reads a PDF says about it: numbers, and texts and pictures with their lengths before them.
 *
 * @param problem why nothing was read; empty when it was
 * @param text of the pages that were read
 * @param pictures of pages, JPEG
 * @param pageCount of the whole document
 */
record Answer(String problem, String text, List<byte[]> pictures, int pageCount) {
    /** More is not read from the process, whatever it says. */
    static final int LARGEST = 32 << 20;
    private static final int MAX_PICTURES = 1000;

    Answer {
        pictures = List.copyOf(pictures);
    }

    static Answer problem(String words) { return new Answer(words, "", List.of(), 0); }

    void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        piece(out, problem.getBytes(StandardCharsets.UTF_8));
        piece(out, text.getBytes(StandardCharsets.UTF_8));
        out.writeInt(pageCount);
        out.writeInt(pictures.size());
        for (byte[] picture : pictures)
            piece(out, picture);
        out.flush();
    }

    private static void piece(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IOException when that is no answer, or not all of one */
    static Answer read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String problem = new String(piece(in), StandardCharsets.UTF_8);
        String text = new String(piece(in), StandardCharsets.UTF_8);
        int pageCount = in.readInt();
        int count = in.readInt();
        if (count < 0 || count > MAX_PICTURES)
            throw new IOException(count + " pictures");
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++)
            pictures.add(piece(in));
        return new Answer(problem, text, pictures, pageCount);
    }

    private static byte[] piece(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available())
            throw new IOException("a piece of " + length + " bytes");
        return in.readNBytes(length);
    }
}
