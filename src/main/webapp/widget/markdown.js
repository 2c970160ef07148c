import { html, nothing } from '../vendor/lit/lit.js';

const INLINE = /(`[^`\n]+`)|\*\*(?=\S)(.+?\S|\S)\*\*|(?<![\w*])[*_](?=\S)([^*_\n]+?)[*_](?!\w)|\[(\d{1,2})\](?!\()|\[([^\]\n]{1,200})\]\(([^\s)]+)\)|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'”])/g;

const web = (text) => {
  try {
    const url = new URL(text, location.href);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
};

const link = (href, text) => (web(href) ? html`<a class="underlined" href=${web(href)} target="_blank" rel="noopener noreferrer">${text}</a>` : text);

function inline(text, cite, depth = 0) {
  if (depth > 3) return text;
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    parts.push(text.slice(end, found.index));
    end = found.index + found[0].length;
    const [all, code, bold, italic, mark, label, href, bare] = found;
    if (code) parts.push(html`<code>${code.slice(1, -1)}</code>`);
    else if (bold) parts.push(html`<strong>${inline(bold, cite, depth + 1)}</strong>`);
    else if (italic) parts.push(html`<em>${inline(italic, cite, depth + 1)}</em>`);
    else if (mark) parts.push(cite?.(Number(mark)) ?? all);
    else if (href) parts.push(link(href, inline(label, null, depth + 1)));
    else parts.push(link(bare, bare));
  }
  parts.push(text.slice(end));
  return parts;
}

const lines = (text, cite) => text.split('\n').map((line, i) => html`${i ? html`<br>` : nothing}${inline(line, cite)}`);

const BULLET = /^\s*[-*•]\s+/;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;

function list(rows, mark, cite) {
  const items = [];
  for (const row of rows) {
    if (mark.test(row) || !items.length) items.push(row.replace(mark, ''));
    else items[items.length - 1] += `\n${row.trim()}`;
  }
  const inner = items.map((item) => html`<li>${lines(item, cite)}</li>`);
  return mark === BULLET ? html`<ul>${inner}</ul>` : html`<ol start=${parseInt(rows[0], 10) || 1}>${inner}</ol>`;
}

function block(text, cite) {
  const rows = text.split('\n');
  const at = rows.findIndex((row) => BULLET.test(row) || NUMBER.test(row));
  if (at < 0) return html`<p>${lines(text.replace(/^#{1,6} +/, ''), cite)}</p>`;
  const listed = list(rows.slice(at), BULLET.test(rows[at]) ? BULLET : NUMBER, cite);
  return at ? html`<p>${lines(rows.slice(0, at).join('\n'), cite)}</p>${listed}` : listed;
}

/** A message's Markdown subset as templates: whatever is not understood stays text. `cite(n)` makes the mark [n]. */
export function markdown(text, cite) {
  return (text ?? '')
    .split(/(```[^\n]*\n[\s\S]*?(?:```|$))/)
    .map((part) => {
      if (part.startsWith('```')) return html`<pre tabindex="0"><code>${part.replace(/^```[^\n]*\n|\n?```$/g, '')}</code></pre>`;
      return part.split(/\n\s*\n/).filter((piece) => piece.trim()).map((piece) => block(piece.trim(), cite));
    });
}

/** The text alone, for previews in lists. */
export const plain = (text) => (text ?? '').replace(/```[^\n]*\n?|[*`]|^#+ |\s?\[\d+\](?!\()/gm, '').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/\s+/g, ' ').trim();
