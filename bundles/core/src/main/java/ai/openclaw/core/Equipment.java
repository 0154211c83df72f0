package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.Observations;

/** What every run works with. */
record Equipment(Gateway gateway, Config config, Agents agents, SessionArchive archive, Models models, Toolbox toolbox, SystemPrompt prompt,
        Budget budget, AuthProfiles profiles, Cooldowns cooldowns, Observations observations) {

    ModelNames names() { return new ModelNames(agents); }
}
