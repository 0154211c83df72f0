/** A command that waits for approval: all of it, where it would run, and the three answers. Tells of a `decision`. */

import {LitElement, html, nothing} from 'lit';

export class ApprovalCard extends LitElement {
  static properties = {approval: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  render() {
    const {id, request, decided, problem} = this.approval;
    const place = request.host === 'node' ? `node ${request.nodeId}` : 'this gateway';
    return html`
      <section class="approval" aria-labelledby="approval-${id}">
        <h2 id="approval-${id}" role="alert">${request.agentId ? html`Agent <b>${visible(request.agentId)}</b> asks` : 'Somebody asks'} to run a command on ${place}</h2>
        <pre tabindex="0"><code>${visible(request.command)}</code></pre>
        <p class="approval-place">${request.cwd ? html`in <code>${visible(request.cwd)}</code>` : 'in no particular folder'}${request.resolvedPath
          ? html`, with <code>${visible(request.resolvedPath)}</code>` : nothing}</p>
        ${problem ? html`<p class="approval-problem" role="alert">${problem}</p>` : nothing}
        <div class="approval-answers">
          ${this.#button('allow-once', 'Allow once', decided)}
          ${this.#button('allow-always', 'Always allow', decided)}
          ${this.#button('deny', 'Deny', decided)}
        </div>
      </section>`;
  }

  #button(decision, words, decided) {
    return html`<button type="button" class=${decision} ?disabled=${Boolean(decided)} @click=${() => this.#decide(decision)}>${words}</button>`;
  }

  #decide(decision) {
    this.dispatchEvent(new CustomEvent('decision', {bubbles: true, detail: {id: this.approval.id, decision}}));
  }
}

/** Characters that hide others, or that nobody sees, by their number. */
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, c => c === '\n' ? c : `\\u{${c.codePointAt(0).toString(16)}}`);
}

customElements.define('approval-card', ApprovalCard);
