/**
 * Reads Markdown into blocks: {type: paragraph | heading | code | quote | list | table | rule, …}. What is no Markdown stays text, so any
 * input has a reading; a text that is still being written has one too.
 */

import {inline} from './markdown-inline.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]*)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;
const RULE = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +|$)/;
const DELIMITER_ROW = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const DEEPEST = 12;

export function parse(markdown) {
  return blocks(markdown.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n'), 0);
}

function blocks(lines, depth) {
  const found = [];
  for (let at = 0; at < lines.length;) {
    const [block, next] = lines[at].trim() === '' ? [null, at + 1] : blockAt(lines, at, depth);
    if (block) found.push(block);
    at = next;
  }
  return found;
}

/** The block that begins in a line, and the line behind it. */
function blockAt(lines, at, depth) {
  const line = lines[at];
  if (FENCE.test(line)) return fence(lines, at);
  const heading = HEADING.exec(line);
  if (heading) return [{type: 'heading', level: heading[1].length, nodes: inline(heading[2])}, at + 1];
  if (RULE.test(line)) return [{type: 'rule'}, at + 1];
  if (depth < DEEPEST && QUOTE.test(line)) return quote(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return list(lines, at, depth);
  if (isTable(lines, at)) return table(lines, at);
  return paragraph(lines, at);
}

function fence(lines, at) {
  const [, mark, lang] = FENCE.exec(lines[at]);
  const closes = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}\\s*$`);
  let end = at + 1;
  while (end < lines.length && !closes.test(lines[end])) end++;
  return [{type: 'code', lang, text: lines.slice(at + 1, end).join('\n')}, end + 1];
}

function quote(lines, at, depth) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end++;
  return [{type: 'quote', blocks: blocks(lines.slice(at, end).map(line => line.replace(QUOTE, '')), depth + 1)}, end];
}

function list(lines, at, depth) {
  const first = ITEM.exec(lines[at])[2];
  const ordered = /\d/.test(first);
  const items = [];
  let end = at;
  for (let item; end < lines.length && (item = ITEM.exec(lines[end])) && sameKind(item[2], first) && !RULE.test(lines[end]);) {
    const indent = Math.min(item[0].length, item[1].length + item[2].length + 4);
    const next = itemEnd(lines, end, indent);
    const own = lines.slice(end, next).map((line, i) => i === 0 ? line.slice(item[0].length) : line.slice(Math.min(indent, spaces(line))));
    items.push(blocks(own, depth + 1));
    end = next;
  }
  return [{type: 'list', ordered, start: ordered ? parseInt(first, 10) : 1, items}, end];
}

/** An item reaches to the next line that is neither indented under it nor the rest of its paragraph. */
function itemEnd(lines, at, indent) {
  let end = at + 1;
  for (let blank = false; end < lines.length; end++) {
    const line = lines[end];
    const empty = line.trim() === '';
    if (!empty && spaces(line) < indent && (blank || ITEM.test(line) || starts(lines, end))) break;
    blank = empty;
  }
  while (end > at + 1 && end < lines.length && lines[end - 1].trim() === '' && !ITEM.test(lines[end])) end--;
  return end;
}

function sameKind(marker, first) {
  return marker.at(-1) === first.at(-1);
}

function spaces(line) {
  return line.length - line.trimStart().length;
}

function isTable(lines, at) {
  return lines[at].includes('|') && at + 1 < lines.length && DELIMITER_ROW.test(lines[at + 1])
    && cells(lines[at]).length === cells(lines[at + 1]).length;
}

function table(lines, at) {
  const aligns = cells(lines[at + 1]).map(cell => cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : 'left');
  const row = line => aligns.map((align, i) => ({align, nodes: inline(cells(line)[i] ?? '')}));
  let end = at + 2;
  while (end < lines.length && lines[end].includes('|') && lines[end].trim() !== '') end++;
  return [{type: 'table', head: row(lines[at]), rows: lines.slice(at + 2, end).map(row)}, end];
}

function cells(line) {
  return line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '').split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'));
}

function paragraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() !== '' && !starts(lines, end)) end++;
  const text = lines.slice(at, end).map(line => line.trim().replace(/\\$/, '')).join('\n');
  return [{type: 'paragraph', nodes: inline(text)}, end];
}

/** Whether a line begins a block of its own even inside a paragraph. */
function starts(lines, at) {
  const line = lines[at];
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || isTable(lines, at) || /^ {0,3}(?:[-*+]|1[.)]) +\S/.test(line);
}
