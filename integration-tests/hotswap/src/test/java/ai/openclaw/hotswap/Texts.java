package ai.openclaw.hotswap;

import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.FakeTelegramServer;

/** Members of openclaw.json. */
final class Texts {
    private Texts() {}

    static String telegram(FakeTelegramServer server) {
        return "channels: { telegram: { " + account(server.apiRoot(), FakeTelegramServer.TOKEN) + " } }";
    }

    /** The members of one account; user 7 may write. */
    static String account(String apiRoot, String token) {
        return "botToken: '" + token + "', apiRoot: '" + apiRoot + "', dmPolicy: 'allowlist', allowFrom: ['7']";
    }

    static String model(FakeModelServer server) {
        return "models: { providers: { fake: { api: 'openai-completions', baseUrl: '" + server.baseUrl()
                + "', apiKey: 'k', models: [{ id: 'fake-1', name: 'Fake' }] } } }, agents: { defaults: { model: 'fake/fake-1' } }";
    }
}
