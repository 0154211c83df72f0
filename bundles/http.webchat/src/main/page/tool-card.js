/** A call of a tool: its name and how it went; arguments and result behind it. */

import {LitElement, html, nothing} from 'lit';

const WORDS = {running: 'running …', done: 'done', failed: 'failed', unknown: 'no result'};

export class ToolCard extends LitElement {
  static properties = {tool: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  render() {
    const {name, state, args, result} = this.tool;
    return html`
      <details class="tool ${state}">
        <summary>
          <span class="tool-mark" aria-hidden="true"></span>
          <span class="visually-hidden">Tool</span>
          <code>${name}</code>
          <span class="tool-state">${WORDS[state]}</span>
        </summary>
        <div class="tool-body">
          ${section('Arguments', isEmpty(args) ? nothing : pretty(args), 'none')}
          ${state === 'running' ? nothing : section('Result', result ? pretty(result) : nothing, 'empty')}
        </div>
      </details>`;
  }
}

function section(title, text, otherwise) {
  return html`<div class="tool-title">${title}</div>
    ${text === nothing ? html`<p class="tool-nothing">${otherwise}</p>` : html`<pre tabindex="0">${text}</pre>`}`;
}

function isEmpty(args) {
  return !args || Object.keys(args).length === 0;
}

/** JSON with line breaks; anything else as it is. */
function pretty(value) {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

customElements.define('tool-card', ToolCard);
