/** What an empty conversation says. */

import {html} from 'lit';

const EXAMPLES = ['What can you do?', 'use tool session_status', 'count to 20'];

export function welcome(model, say) {
  return html`
    <section class="welcome">
      <img src="/chat/icon.svg" alt="" width="56" height="56">
      <h2>Hello.</h2>
      <p>${model ? html`The model <code>${model}</code> answers here.` : 'Your agent answers here.'} Say something, or try one of these.</p>
      <ul>${EXAMPLES.map(text => html`<li><button type="button" class="example" @click=${() => say(text)}>${text}</button></li>`)}</ul>
    </section>`;
}
