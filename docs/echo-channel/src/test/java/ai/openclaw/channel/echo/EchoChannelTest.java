package ai.openclaw.channel.echo;

import ai.openclaw.api.Channel;
import ai.openclaw.testkit.ChannelContract;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.RecordingInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Runs what every channel must keep to; there is no OSGi in it. */
class EchoChannelTest implements ChannelContract {
    @TempDir
    Path state;

    @Override
    public Fixture start() {
        RecordingInbox inbox = new RecordingInbox();
        return new Folder(state.resolve("echo/default"), inbox, new EchoChannel(Map.of(), inbox, new FakeGateway(state)));
    }

    private record Folder(Path path, RecordingInbox inbox, EchoChannel echo) implements Fixture {
        @Override
        public Channel channel() { return echo; }

        @Override
        public String type() { return "echo"; }

        @Override
        public String address() { return "me"; }

        @Override
        public void say(String text) throws IOException {
            Files.createDirectories(path);
            Path draft = Files.writeString(path.resolve("draft"), text);
            Files.move(draft, path.resolve(UUID.randomUUID() + ".txt"));
        }

        @Override
        public List<String> sent() throws IOException { return Files.readAllLines(path.resolve("answers.log")); }

        @Override
        public void stop() { echo.stop(); }

        @Override
        public void close() { echo.stop(); }
    }
}
