/** Shows whether the gateway lives, and asks again every few seconds while the page is seen. */

const EVERY_MS = 5000;
const PATIENCE_MS = 4000;
const state = document.getElementById('state');
const facts = document.getElementById('facts');

const tell = (text, kind) => {
  if (state.textContent !== text)
    state.textContent = text;
  state.dataset.kind = kind;
};

const words = (ms) => {
  const minutes = Math.floor(ms / 60000);
  if (minutes < 1)
    return 'less than a minute';
  const parts = [[Math.floor(minutes / 1440), 'd'], [Math.floor(minutes / 60) % 24, 'h'], [minutes % 60, 'min']];
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
};

const ask = async () => {
  try {
    const answer = await fetch('/startupz', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok)
      throw new Error(`HTTP ${answer.status}`);
    const health = await answer.json();
    document.getElementById('version').textContent = health.version;
    document.getElementById('uptime').textContent = words(health.uptimeMs);
    document.getElementById('address').textContent = location.host;
    facts.hidden = false;
    tell('Running', 'good');
  } catch {
    tell('Not answering', 'bad');
  }
};

const visible = () => document.visibilityState === 'visible';

await ask();
setInterval(() => visible() && ask(), EVERY_MS);
document.addEventListener('visibilitychange', () => visible() && ask());
