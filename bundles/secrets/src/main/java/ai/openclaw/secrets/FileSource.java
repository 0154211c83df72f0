package ai.openclaw.secrets;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import ai.openclaw.api.SecretSourceType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Secrets in a file that is for its owner only: JSON whose values are named by JSON pointers (RFC 6901), or one secret and nothing else. */
@Component
@SecretSourceType("file")
public final class FileSource implements SecretSource {
    private static final long USUAL_BYTES = 1 << 20;
    private static final long MAX_BYTES = 20 << 20;
    private static final String WHOLE = "value";

    @Override
    public Map<String, SecretAnswer> find(SecretQuery query) throws IOException {
        String text = read(query, file(query));
        Map<String, SecretAnswer> answers = new HashMap<>();
        if (query.text("mode").orElse("json").equals("singleValue")) {
            query.ids().forEach(id -> answers.put(id, whole(query, id, text)));
            return answers;
        }
        Object tree = parse(query, text);
        query.ids()
                .forEach(id -> answers.put(id,
                        id.equals(WHOLE)
                                ? SecretAnswer.missing("\"value\" is for files of mode singleValue; secrets.providers." + query.provider()
                                        + " is JSON, so give a JSON pointer such as \"/apiKey\".")
                                : JsonPointer.find(tree, id)));
        return answers;
    }

    private static SecretAnswer whole(SecretQuery query, String id, String text) {
        return id.equals(WHOLE)
                ? SecretAnswer.found(text.strip())
                : SecretAnswer.missing("File provider \"" + query.provider() + "\" is a single value, so its only id is \"value\".");
    }

    private static String setting(SecretQuery query) { return "secrets.providers." + query.provider() + ".path"; }

    /** The file itself, links followed, for its own rights are what counts. */
    private static Path file(SecretQuery query) throws IOException {
        Path path = HomePath.of(query, "path");
        if (!path.isAbsolute())
            throw GatewayException.invalid(setting(query) + " must be absolute or begin with ~/: " + path);
        try {
            Path real = path.toRealPath();
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS))
                throw GatewayException.invalid(setting(query) + " is no regular file: " + path);
            checkRights(query, real);
            return real;
        } catch (NoSuchFileException e) {
            throw GatewayException.invalid(setting(query) + " does not exist: " + path);
        }
    }

    private static void checkRights(SecretQuery query, Path real) throws IOException {
        if (FileRights.known(real))
            new FileRights(setting(query)).mustBePrivate(real);
        else if (!query.flag("allowInsecurePath", false))
            throw GatewayException.invalid(setting(query) + ": who may read " + real
                    + " cannot be told on this system; if only you can, set allowInsecurePath: true.");
    }

    private static String read(SecretQuery query, Path file) throws IOException {
        long most = Math.clamp(query.number("maxBytes", USUAL_BYTES), 1, MAX_BYTES);
        // a channel, so that an interrupt at the deadline ends the reading
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most + 1, channel.size() + 1));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0)
                Thread.onSpinWait();
            if (bytes.position() > most)
                throw GatewayException
                        .invalid("File provider \"" + query.provider() + "\" has a file of more than maxBytes (" + most + "): " + file);
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw GatewayException.invalid("File provider \"" + query.provider() + "\" has a file that is no UTF-8 text: " + file);
        }
    }

    /** The parser's message is left out, for it quotes what it could not read. */
    private static @Nullable Object parse(SecretQuery query, String text) {
        try {
            if (JsonText.parse(text) instanceof Map<?, ?> map)
                return map;
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid("File provider \"" + query.provider()
                    + "\" has a file that is no JSON; correct it, or set mode to \"singleValue\" if it is nothing but the secret.");
        }
        throw GatewayException.invalid("File provider \"" + query.provider() + "\" has a file that is no JSON object.");
    }
}
