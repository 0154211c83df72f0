package ai.openclaw.channel.telegram;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The credential of a bot.
 *
 * @param secret number, colon, letters
 * @param source {@code config} or {@code env}
 */
record BotToken(Secret secret, String source) {
    private static final int LONGEST_FILE = 1024;

    /** The token of an account: from its settings, its file, or for the account {@code default} from the environment. */
    static BotToken find(TelegramSettings settings, String account, String path, Gateway gateway) {
        if (settings.botToken().isPresent())
            return checked(settings.botToken().get().value(), "config", path + ".botToken");
        if (settings.tokenFile().isPresent())
            return checked(read(Path.of(settings.tokenFile().get()), path), "config", path + ".tokenFile");
        return checked(
                ofEnvironment(account, gateway)
                        .orElseThrow(() -> GatewayException.invalid("no bot token; get one from @BotFather and set " + path + ".botToken")),
                "env", "TELEGRAM_BOT_TOKEN");
    }

    /** What the environment holds for the account {@code default}. */
    static Optional<String> ofEnvironment(String account, Gateway gateway) {
        return account.equals("default") ? gateway.environment("TELEGRAM_BOT_TOKEN") : Optional.empty();
    }

    private static BotToken checked(String text, String source, String where) {
        if (!text.strip().matches("\\d{1,20}:[A-Za-z0-9_-]{3,200}"))
            throw GatewayException
                    .invalid("what " + where + " holds is no bot token; it looks like 123456:ABC-def and comes from @BotFather");
        return new BotToken(new Secret(text.strip()), source);
    }

    private static String read(Path file, String path) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST_FILE)
                throw GatewayException.invalid(path + ".tokenFile: " + file + " is no small regular file");
            return Files.readString(file);
        } catch (IOException e) {
            throw new GatewayException(ai.openclaw.api.ErrorCode.INVALID_REQUEST,
                    path + ".tokenFile: " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /** The bot's user id, which is not secret. */
    String botId() { return secret.value().substring(0, secret.value().indexOf(':')); }
}
