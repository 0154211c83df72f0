/**
 * Hands what a person does on the page to the app that shows it: iOS and macOS by webkit.messageHandlers, Android by an object of the same
 * name. Only where the gateway says that the page was opened with a capability that lives is anything handed on;
 * elsewhere the answer is false.
 */
(() => {
  'use strict';
  const HANDLER = 'openclawCanvasA2UIAction';
  const capable = 'capable' in document.currentScript.dataset;

  const postMessage = (payload) => {
    if (!capable)
      return false;
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const handler = globalThis.webkit?.messageHandlers?.[HANDLER] ?? globalThis[HANDLER];
    if (typeof handler?.postMessage !== 'function')
      return false;
    handler.postMessage(text);
    return true;
  };

  const id = () => `action-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

  const sendUserAction = (action) => postMessage({ userAction: { ...action, id: String(action?.id ?? '').trim() || id() } });

  globalThis.OpenClaw = Object.freeze({ ...globalThis.OpenClaw, postMessage, sendUserAction });
  globalThis.openclawPostMessage = postMessage;
  globalThis.openclawSendUserAction = sendUserAction;
})();
