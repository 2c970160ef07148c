import { outline } from './markdown.js';

const loaded = new Map();

/** A chapter's Markdown, once; `status` of what is thrown tells a missing one from a broken line. */
export function chapter(name) {
  if (!loaded.has(name)) loaded.set(name, load(name));
  return loaded.get(name);
}

async function load(name) {
  try {
    const answer = await fetch(new URL(`./${name}.md`, import.meta.url));
    if (!answer.ok) throw Object.assign(new Error(name), { status: answer.status });
    return await answer.text();
  } catch (problem) {
    loaded.delete(name);
    throw problem;
  }
}

/** The groups of chapters, as the first page lists them: [{ title, chapters: [{ name, title }] }]. */
export async function contents() {
  const groups = [];
  for (const line of (await chapter('index')).split('\n')) {
    const heading = line.match(/^## (.+)/);
    if (heading) groups.push({ title: heading[1], chapters: [] });
    const link = line.match(/^- \[([^\]]+)\]\((?:\.\.\/)?([a-z]+)\.md\)/);
    if (link) groups.at(-1)?.chapters.push({ title: link[1], name: link[2] });
  }
  return groups;
}

const plain = (markdown) => markdown.replace(/^(```.*|\|[-| :]+\||#+ .*)$/gm, '').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/[`*|]/g, ' ').replace(/\s+/g, ' ').trim();

/** The sections that have all the words; those that have them in their heading come first. */
export async function search(groups, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (const { name, title } of groups.flatMap((group) => group.chapters)) {
    const markdown = await chapter(name).catch(() => '');
    for (const section of outline(markdown)) {
      const body = plain(section.markdown);
      const heading = `${title} ${section.title}`.toLowerCase();
      const all = `${heading} ${body.toLowerCase()}`;
      if (!wanted.every((word) => all.includes(word))) continue;
      const score = wanted.filter((word) => heading.includes(word)).length;
      found.push({ name, id: section.level > 1 ? section.id : '', title, heading: section.level > 1 ? section.title : '', excerpt: excerpt(body, wanted), score });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 30);
}

function excerpt(body, wanted) {
  const at = Math.min(...wanted.map((word) => body.toLowerCase().indexOf(word)).filter((index) => index >= 0), body.length);
  const from = at < 60 || at === body.length ? 0 : body.indexOf(' ', at - 60) + 1;
  return `${from ? '… ' : ''}${body.slice(from, from + 180)}${from + 180 < body.length ? ' …' : ''}`;
}
