package ai.openclaw.openai;

import ai.openclaw.api.Image;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in {@code content}: a text, or parts.
 *
 * @param text of all parts, files among them
 */
public record Content(String text, List<Image> images) {
    public Content {
        images = List.copyOf(images);
    }

    /** Reads what is in the file of a part, or refuses it with 400. */
    @FunctionalInterface
    public interface Files {
        Content read(Fields part);
    }

    /** The content of a message; empty when there is none. */
    public static Content of(Fields message, String name, Pictures pictures, Files files) {
        if (message.raw(name) instanceof String text)
            return new Content(text, List.of());
        List<String> texts = new ArrayList<>();
        List<Image> images = new ArrayList<>();
        for (Fields part : message.objects(name))
            switch (part.text("type").orElse("text")) {
                case "text", "input_text", "output_text" -> texts.add(part.needed("text"));
                case "refusal" -> texts.add(part.needed("refusal"));
                case "image_url" -> images.add(pictures.take(url(part), part.at("image_url")));
                case "input_image" -> images.add(pictures.take(
                        part.text("image_url")
                                .orElseThrow(() -> ApiError.invalid(part.at("image_url"),
                                        "Pictures are taken as image_url, with a data: URL or an address, not by file_id.")),
                        part.at("image_url")));
                case "input_file", "file" -> {
                    Content file = files.read(part);
                    texts.add(file.text());
                    images.addAll(file.images());
                }
                default -> throw ApiError.invalid(part.at("type"),
                        part.at("type") + ": \"" + part.text("type").orElse("") + "\" is not taken here, but text and pictures");
            }
        return new Content(String.join("\n", texts), images);
    }

    private static String url(Fields part) {
        return part.raw("image_url") instanceof String url
                ? url
                : part.object("image_url").orElseThrow(() -> ApiError.invalid(part.at("image_url"), part.at("image_url") + ": is missing"))
                        .needed("url");
    }
}
