/** A block of code with a button that copies it. */

import {LitElement, html} from 'lit';

const TOLD_MS = 2000;

export class CodeBlock extends LitElement {
  static properties = {lang: {}, text: {}, told: {state: true}};

  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <div class="code-head">
        <span>${this.lang || 'text'}</span>
        <button type="button" class="quiet" @click=${this.#copy}>${this.told ?? 'Copy'}</button>
      </div>
      <pre tabindex="0"><code>${this.text}</code></pre>`;
  }

  async #copy() {
    this.told = await copy(this.text) ? 'Copied' : 'Select and copy by hand';
    setTimeout(() => this.told = undefined, TOLD_MS);
  }
}

/** The clipboard's interface exists on HTTPS and localhost only; elsewhere the old way has to do. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

customElements.define('code-block', CodeBlock);
