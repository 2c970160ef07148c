// The server sanitises articles; this is the second lock: only known elements and attributes are built, nothing is parsed into the page.
const ELEMENTS = new Set('p h1 h2 h3 h4 h5 h6 ul ol li strong em b i s del code pre blockquote br hr a img table thead tbody tfoot tr th td dl dt dd sup sub kbd mark details summary figure figcaption div span'.split(' '));
const ATTRIBUTES = new Set('id title alt colspan rowspan start lang dir open'.split(' '));

const safeUrl = (value, images) => {
  try {
    const url = new URL(value, location.href);
    if (url.protocol === 'mailto:' || url.protocol === 'tel:') return !images;
    return url.protocol === 'https:' || url.protocol === 'http:';
  } catch {
    return false;
  }
};

function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const name = node.localName;
  if (!ELEMENTS.has(name)) return /^(script|style|iframe|object|embed|template|svg|math)$/.test(name) ? null : children(node, document.createDocumentFragment());
  const made = document.createElement(name);
  for (const { name: attribute, value } of node.attributes) if (ATTRIBUTES.has(attribute)) made.setAttribute(attribute, value);
  if (name === 'a' && safeUrl(node.getAttribute('href'))) {
    made.href = node.getAttribute('href');
    if (made.origin !== location.origin) Object.assign(made, { target: '_blank', rel: 'noopener noreferrer' });
  }
  if (name === 'img' && safeUrl(node.getAttribute('src'), true)) Object.assign(made, { src: node.getAttribute('src'), loading: 'lazy', referrerPolicy: 'no-referrer' });
  return children(node, made);
}

function children(from, to) {
  for (const child of from.childNodes) {
    const made = copy(child);
    if (made) to.append(made);
  }
  return to;
}

export const safeFragment = (text) => children(new DOMParser().parseFromString(text ?? '', 'text/html').body, document.createDocumentFragment());

/** The headings of a built article, for its table of contents. */
export const headings = (root) => [...root.querySelectorAll('h1[id], h2[id], h3[id]')].map((heading) => ({ id: heading.id, text: heading.textContent, level: Number(heading.localName[1]) }));
