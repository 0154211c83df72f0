/** The page's side of A2UI: what apps call to show messages, and the notes below what is shown. */
(() => {
  'use strict';
  const MAX_MESSAGES = 1000;
  const stage = document.getElementById('stage');
  const note = document.getElementById('note');
  const surfaces = globalThis.a2uiSurfaces;

  const say = (text) => {
    note.textContent = text;
    note.hidden = text === '';
  };

  const act = (action) => say(globalThis.openclawSendUserAction(action) ? 'Sent.'
    : 'Nothing was sent: actions go through the app of a paired node, which opens this page with a capability.');

  const show = () => {
    const drawn = [...surfaces.all].filter(([, surface]) => surface.root !== null).map(([id, surface]) => {
      const part = document.createElement('article');
      part.dataset.surface = id;
      part.append(globalThis.a2uiDraw(id, surface, act));
      return part;
    });
    stage.replaceChildren(...drawn);
    document.getElementById('empty').hidden = drawn.length > 0;
  };

  const applyMessages = (messages) => {
    try {
      if (!Array.isArray(messages) || messages.length > MAX_MESSAGES)
        throw new Error(`messages come in an array of at most ${MAX_MESSAGES}`);
      for (const message of messages)
        surfaces.apply(message);
      show();
      return { ok: true, surfaces: [...surfaces.all.keys()] };
    } catch (problem) {
      show();
      return { ok: false, error: String(problem?.message ?? problem) };
    }
  };

  const reset = () => {
    surfaces.all.clear();
    say('');
    show();
    return { ok: true };
  };

  globalThis.openclawA2UI = Object.freeze({ applyMessages, reset, getSurfaces: () => [...surfaces.all.keys()] });

  /** The app says what became of an action. */
  addEventListener('openclaw:a2ui-action-status', ({ detail }) => say(detail?.ok === false ? `Failed: ${detail.error ?? 'the app gave no reason'}` : 'Done.'));
})();
