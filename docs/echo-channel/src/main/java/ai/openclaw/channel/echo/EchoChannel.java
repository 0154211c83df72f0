package ai.openclaw.channel.echo;

import ai.openclaw.api.*;
import java.io.IOException;
import java.nio.file.*;
import java.util.Map;
import java.util.concurrent.*;
import org.osgi.service.component.annotations.*;

/** A chat in a folder: a text file that is put there is a message, and answers are added to {@code answers.log} beside it. */
@Component(configurationPid = "channels.echo", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ChannelType("echo")
public final class EchoChannel implements Channel {
    /** What stands under {@code channels.echo} in openclaw.json. */
    @Settings("channels.echo")
    record EchoSettings(@Describe("Whose words the files are.") @Default("\"me\"") String user, @Default("true") boolean enabled) {}

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final String account, user;
    private final Path folder;

    @Activate
    public EchoChannel(Map<String, Object> properties, @Reference Inbox inbox, @Reference Gateway gateway) {
        account = SettingsReader.instance(properties);
        user = SettingsReader.read(properties, "channels.echo", EchoSettings.class).user();
        folder = gateway.stateDir().resolve("echo").resolve(account);
        var _ = clock.scheduleWithFixedDelay(() -> receive(inbox), 0, 200, TimeUnit.MILLISECONDS);
    }

    private void receive(Inbox inbox) {
        try (var files = Files.newDirectoryStream(Files.createDirectories(folder), "*.txt")) {
            for (Path file : files) {
                String id = file.getFileName() + "@" + Files.getLastModifiedTime(file);
                inbox.receive(InboundMessage.direct("echo", account, id, user, Files.readString(file).strip()), ChannelAccess.everybody());
                Files.delete(file); // not before the inbox has it
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger("echo").log(System.Logger.Level.WARNING, "echo/" + account + ": trying again, " + e);
        }
    }

    @Override
    public Receipt send(OutboundMessage message) {
        try {
            Files.writeString(Files.createDirectories(folder).resolve("answers.log"), message.text() + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return new Receipt(message.id());
        } catch (IOException e) {
            throw new GatewayException(ErrorCode.UNAVAILABLE, "echo/" + account + ": cannot write to " + folder, e);
        }
    }

    @Deactivate
    public void stop() { clock.close(); } // waits for what is being received
}
