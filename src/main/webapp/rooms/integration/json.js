import { html } from '/vendor/lit/lit.js';

function pretty(value) {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

/** JSON, indented, or a text that is none as it is; it reads from left to right in every language. */
export const json = (value) => html`<pre class="raw" dir="ltr" tabindex="0">${pretty(value)}</pre>`;
