import { html, nothing } from '/vendor/lit/lit.js';

const INLINE = /(`+)(.+?)\1|\*\*(?=\S)(.+?)\*\*|\*(?=\S)([^*]+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/g;
const FENCE = /^```(\S*)/;
const HEADING = /^(#{1,4}) +(.+)/;
const ITEM = /^(\s*)([-*]|\d+\.) +/;
const RULE = /^\|?[\s:|-]+\|[\s:|-]*$/;

/** As GitHub makes them, so that links work in both places. */
export const idOf = (title) => title.toLowerCase().replace(/[`*]/g, '').replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-');

/** The sections of a chapter: each heading with what stands below it. */
export function outline(markdown) {
  const sections = [];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (FENCE.test(line)) fenced = !fenced;
    const heading = fenced ? null : line.match(HEADING);
    if (heading) sections.push({ level: heading[1].length, title: heading[2].replace(/[`*]/g, ''), id: idOf(heading[2]), markdown: '' });
    else if (sections.length) sections.at(-1).markdown += `${line}\n`;
  }
  return sections;
}

/** `link(href)` says where a link leads, or null for none. */
function inline(text, link, depth = 0) {
  if (depth > 3) return text;
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    parts.push(text.slice(end, found.index));
    end = found.index + found[0].length;
    const [, , code, bold, italic, label, href] = found;
    if (code) parts.push(html`<code>${code}</code>`);
    else if (bold) parts.push(html`<strong>${inline(bold, link, depth + 1)}</strong>`);
    else if (italic) parts.push(html`<em>${inline(italic, link, depth + 1)}</em>`);
    else {
      const target = link(href);
      const words = inline(label, link, depth + 1);
      parts.push(target ? html`<a href=${target} rel=${target.startsWith('http') ? 'noopener noreferrer' : nothing}>${words}</a>` : words);
    }
  }
  parts.push(text.slice(end));
  return parts;
}

function cells(row) {
  return row.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

function table(rows, link) {
  const [head, , ...body] = rows.map((row, i) => (i === 1 ? null : cells(row)));
  return html`<div class="wide" tabindex="0" role="region" aria-label=${head.join(', ')}><table>
    <thead><tr>${head.map((cell) => html`<th scope="col">${inline(cell, link)}</th>`)}</tr></thead>
    <tbody>${body.map((row) => html`<tr>${row.map((cell) => html`<td>${inline(cell, link)}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** Items with their further lines; what is indented below an item belongs to it. */
function list(rows, link) {
  const indent = rows[0].match(ITEM)[1].length;
  const items = [];
  for (const row of rows) {
    const mark = row.match(ITEM);
    if (mark && mark[1].length <= indent) items.push([row.slice(mark[0].length)]);
    else items.at(-1).push(row);
  }
  const inner = items.map((item) => {
    const at = item.findIndex((row, i) => i && ITEM.test(row));
    const own = (at < 0 ? item : item.slice(0, at)).map((row) => row.trim()).join(' ');
    return html`<li>${inline(own, link)}${at < 0 ? nothing : list(item.slice(at), link)}</li>`;
  });
  const number = parseInt(rows[0].trim(), 10);
  return Number.isNaN(number) ? html`<ul>${inner}</ul>` : html`<ol start=${number}>${inner}</ol>`;
}

function heading(level, title, prefix, link) {
  const id = prefix ? `${prefix}/${idOf(title)}` : idOf(title);
  const words = inline(title, link);
  const anchor = html`<a class="anchor" href="#${id}" aria-label=${title}>#</a>`;
  if (level === 1) return html`<h1>${words}</h1>`;
  if (level === 2) return html`<h2 id=${id} tabindex="-1">${words} ${anchor}</h2>`;
  return level === 3 ? html`<h3 id=${id} tabindex="-1">${words} ${anchor}</h3>` : html`<h4 id=${id} tabindex="-1">${words} ${anchor}</h4>`;
}

/** A chapter as templates; nothing of it is ever taken for HTML. Headings get the ids `prefix/title-of-it`. */
export function markdown(source, { prefix = '', link = (href) => href } = {}) {
  const rows = source.replace(/\r\n/g, '\n').split('\n');
  const blocks = [];
  /** Takes rows as long as they belong together. */
  const take = (belongs) => {
    const taken = [rows.shift()];
    while (rows.length && belongs(rows[0])) taken.push(rows.shift());
    return taken;
  };
  const starts = (row) => FENCE.test(row) || HEADING.test(row) || ITEM.test(row) || row.startsWith('|');
  while (rows.length) {
    const [row] = rows;
    if (!row.trim()) rows.shift();
    else if (FENCE.test(row)) {
      const code = take((next) => !FENCE.test(next)).slice(1);
      rows.shift();
      blocks.push(html`<pre tabindex="0" dir="ltr"><code>${code.join('\n')}</code></pre>`);
    } else if (HEADING.test(row)) {
      const [, marks, title] = rows.shift().match(HEADING);
      blocks.push(heading(marks.length, title, prefix, link));
    } else if (row.startsWith('|') && RULE.test(rows[1] ?? '')) blocks.push(table(take((next) => next.startsWith('|')), link));
    else if (ITEM.test(row)) blocks.push(list(take((next) => ITEM.test(next) || /^\s+\S/.test(next)), link));
    else blocks.push(html`<p>${inline(take((next) => next.trim() && !starts(next)).join(' '), link)}</p>`);
  }
  return blocks;
}
