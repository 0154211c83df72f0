/**
 * Reads the inline part of Markdown into nodes: strings, and {type: code | strong | em | del | link | break, …}. HTML is text like any
 * other, a picture becomes a link, and a link leads to http and https only.
 */

const PLAIN = /[^\\`*_~[!<h\n]+/y;
const ESCAPED = /\\([!-/:-@[-`{-~])/y;
const TICKS = /`+/y;
const LINK = /!?\[((?:[^[\]\\]|\\.)*)\]\(\s*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"[^"\n]*")?\s*\)/y;
const ANGLE = /<(https?:\/\/[^\s<>]+)>/y;
const BARE = /https?:\/\/[^\s<>"'`]+/y;
const MARKS = [['**', 'strong'], ['__', 'strong'], ['~~', 'del'], ['*', 'em'], ['_', 'em']];
/** How far a mark's partner may be, so that a text full of lonely marks stays cheap. */
const REACH = 2000;
const DEEPEST = 6;

export function inline(text, {links = true, depth = 0} = {}) {
  const nodes = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const found = depth < DEEPEST ? special(text, at, links, depth) : null;
    if (found) {
      if (plain) nodes.push(plain);
      plain = '';
      nodes.push(found.node);
      at = found.end;
    } else {
      const run = match(PLAIN, text, at)?.[0] ?? text[at];
      plain += run;
      at += run.length;
    }
  }
  if (plain) nodes.push(plain);
  return nodes;
}

/** The address if it leads somewhere harmless, else null. */
export function safeUrl(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

function special(text, at, links, depth) {
  switch (text[at]) {
    case '\n': return {node: {type: 'break'}, end: at + 1};
    case '\\': return escaped(text, at);
    case '`': return code(text, at);
    case '!':
    case '[': return links ? link(text, at, depth) : null;
    case '<': return links ? address(match(ANGLE, text, at), at) : null;
    case 'h': return links && !/\w/.test(text[at - 1] ?? '') ? bare(text, at) : null;
    default: return emphasis(text, at, links, depth);
  }
}

function escaped(text, at) {
  const found = match(ESCAPED, text, at);
  return found && {node: found[1], end: at + 2};
}

function code(text, at) {
  const ticks = match(TICKS, text, at)[0];
  for (let end = at + ticks.length; (end = text.indexOf(ticks, end)) >= 0;) {
    const closing = match(TICKS, text, end)[0];
    if (closing.length === ticks.length) {
      const inner = text.slice(at + ticks.length, end).replaceAll('\n', ' ');
      const padded = /^ .*[^ ].* $/.test(inner);
      return {node: {type: 'code', text: padded ? inner.slice(1, -1) : inner}, end: end + ticks.length};
    }
    end += closing.length;
  }
  return {node: ticks, end: at + ticks.length};
}

function link(text, at, depth) {
  const found = match(LINK, text, at);
  const url = found && safeUrl(found[2]);
  if (!url) return null;
  const label = inline(found[1] || url, {links: false, depth: depth + 1});
  return {node: {type: 'link', url, nodes: label}, end: at + found[0].length};
}

function address(found, at) {
  const url = found && safeUrl(found[1]);
  return url ? {node: {type: 'link', url, nodes: [found[1]]}, end: at + found[0].length} : null;
}

/** An address in running text ends before the punctuation of its sentence. */
function bare(text, at) {
  let found = match(BARE, text, at)?.[0].replace(/[.,;:!?*_~\]]+$/, '');
  if (!found) return null;
  if (found.endsWith(')') && !found.includes('(')) found = found.slice(0, -1);
  const url = safeUrl(found);
  return url ? {node: {type: 'link', url, nodes: [found]}, end: at + found.length} : null;
}

function emphasis(text, at, links, depth) {
  for (const [mark, type] of MARKS) {
    if (!text.startsWith(mark, at) || !opens(text, at, mark)) continue;
    const end = partner(text, at, mark);
    if (end > 0) {
      const nodes = inline(text.slice(at + mark.length, end), {links, depth: depth + 1});
      return {node: {type, nodes}, end: end + mark.length};
    }
  }
  return null;
}

function opens(text, at, mark) {
  const inWord = mark[0] === '_' && /\w/.test(text[at - 1] ?? '');
  return !inWord && /\S/.test(text[at + mark.length] ?? '');
}

/** Where the mark is closed, or -1. */
function partner(text, at, mark) {
  const last = Math.min(text.length, at + REACH);
  for (let end = at + mark.length + 1; (end = text.indexOf(mark, end)) >= 0 && end < last; end++) {
    // of three stars, the two outer ones belong together
    while (mark.length === 2 && text[end + 2] === mark[0]) end++;
    const single = mark.length === 1;
    const doubled = single && (text[end + 1] === mark || text[end - 1] === mark);
    const inWord = mark[0] === '_' && /\w/.test(text[end + mark.length] ?? '');
    if (/\S/.test(text[end - 1]) && text[end - 1] !== '\\' && !doubled && !inWord) return end;
  }
  return -1;
}

function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
