/** Shows Markdown as Lit templates: every piece of text is a text node, nothing is parsed as HTML. */

import {html} from 'lit';
import {parse} from './markdown.js';
import './code-block.js';

export function markdown(text) {
  return parse(text).map(block);
}

function block(it) {
  switch (it.type) {
    case 'paragraph': return html`<p>${nodes(it.nodes)}</p>`;
    case 'heading': return heading(it);
    case 'code': return html`<code-block .lang=${it.lang} .text=${it.text}></code-block>`;
    case 'quote': return html`<blockquote>${it.blocks.map(block)}</blockquote>`;
    case 'list': return list(it);
    case 'table': return table(it);
    case 'rule': return html`<hr>`;
  }
}

/** The page's own headings are above those of a message. */
function heading({level, nodes: content}) {
  switch (level) {
    case 1: return html`<h3>${nodes(content)}</h3>`;
    case 2: return html`<h4>${nodes(content)}</h4>`;
    case 3: return html`<h5>${nodes(content)}</h5>`;
    default: return html`<h6>${nodes(content)}</h6>`;
  }
}

function list({ordered, start, items}) {
  const shown = items.map(blocks => html`<li>${blocks.map(tight)}</li>`);
  return ordered ? html`<ol start=${start}>${shown}</ol>` : html`<ul>${shown}</ul>`;
}

/** The first paragraph of an item stands beside its bullet. */
function tight(it, index) {
  return index === 0 && it.type === 'paragraph' ? nodes(it.nodes) : block(it);
}

function table({head, rows}) {
  return html`<div class="table" tabindex="0" role="region" aria-label="Table"><table>
    <thead><tr>${head.map(cell => html`<th scope="col" class=${cell.align}>${nodes(cell.nodes)}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr>${row.map(cell => html`<td class=${cell.align}>${nodes(cell.nodes)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

function nodes(list) {
  return list.map(node);
}

function node(it) {
  if (typeof it === 'string') return it;
  switch (it.type) {
    case 'break': return html`<br>`;
    case 'code': return html`<code>${it.text}</code>`;
    case 'strong': return html`<strong>${nodes(it.nodes)}</strong>`;
    case 'em': return html`<em>${nodes(it.nodes)}</em>`;
    case 'del': return html`<del>${nodes(it.nodes)}</del>`;
    case 'link': return html`<a href=${it.url} target="_blank" rel="noopener noreferrer nofollow">${nodes(it.nodes)}</a>`;
  }
}
