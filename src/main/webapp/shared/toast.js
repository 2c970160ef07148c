import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { FdElement } from './element.js';
import { icon } from './icons.js';
import { t, problemText } from './i18n.js';

let host = null;
let next = 0;

/** Says what happened; with `undo` there is a way back for ten seconds, longer while the pointer or focus is on it. */
export function toast(text, { undo, ms = undo ? 10_000 : 5_000 } = {}) {
  if (!host) {
    host = document.createElement('fd-toasts');
    document.body.append(host);
  }
  host.add({ id: ++next, text, undo, ms });
}

export const toastProblem = (problem) => toast(problemText(problem), { ms: 9_000 });

class FdToasts extends FdElement {
  static properties = { list: { state: true } };
  #timer = 0;

  constructor() {
    super();
    this.list = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'status');
    this.popover = 'manual';
    this.addEventListener('pointerenter', () => clearInterval(this.#timer));
    this.addEventListener('pointerleave', () => this.#count());
  }

  add(item) {
    this.list = [...this.list.slice(-2), { ...item, until: item.ms }];
    // Shown again each time, so that it floats above a dialog that was opened meanwhile.
    if (this.matches(':popover-open')) this.hidePopover();
    this.showPopover();
    this.#count();
  }

  #count() {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      if (this.matches(':focus-within')) return;
      for (const item of this.list) item.until -= 500;
      if (this.list.some((item) => item.until <= 0)) this.list = this.list.filter((item) => item.until > 0);
      if (!this.list.length) {
        clearInterval(this.#timer);
        this.hidePopover();
      }
    }, 500);
  }

  #drop(item) {
    this.list = this.list.filter((other) => other !== item);
  }

  #undo(item) {
    this.#drop(item);
    item.undo();
  }

  render() {
    return repeat(this.list, (item) => item.id, (item) => html`
      <div class="toast"><span>${item.text}</span><span class="row">
        ${item.undo ? html`<button @click=${() => this.#undo(item)}>${t('undo')}</button>` : nothing}
        <button class="close" aria-label=${t('close')} @click=${() => this.#drop(item)}>${icon('close')}</button></span>
      </div>`);
  }
}
customElements.define('fd-toasts', FdToasts);
