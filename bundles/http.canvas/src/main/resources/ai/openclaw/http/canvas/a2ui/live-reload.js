/**
 * Reloads the page when the gateway says that files changed. It is a plain script, for a page in a sandbox cannot load modules without
 * permissions that the gateway gives nobody.
 */
(() => {
  'use strict';
  if (globalThis.openclawLiveReload)
    return;
  globalThis.openclawLiveReload = true;
  const self = document.currentScript;
  const socketUrl = new URL(self.dataset.socket, self.src);
  socketUrl.protocol = socketUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  const LONGEST_WAIT_MS = 10000;

  /** The gateway went away: when it serves our file again the page is loaded anew, for it may have changed. */
  const returnAfter = (waitMs) => setTimeout(() => {
    const probe = document.createElement('script');
    probe.src = `${self.src}?${Date.now()}`;
    probe.onload = () => location.reload();
    probe.onerror = () => {
      probe.remove();
      returnAfter(Math.min(waitMs * 2, LONGEST_WAIT_MS));
    };
    document.head.append(probe);
  }, waitMs);

  const socket = new WebSocket(socketUrl);
  let opened = false;
  socket.onopen = () => {
    opened = true;
    document.documentElement.dataset.openclawLive = 'on';
  };
  socket.onmessage = (message) => {
    if (message.data === 'reload')
      location.reload();
  };
  socket.onclose = () => {
    document.documentElement.dataset.openclawLive = 'off';
    if (opened)
      returnAfter(1000);
  };
})();
