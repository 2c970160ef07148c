import { html } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { recall, remember } from '/shared/store.js';

const root = document.documentElement;

/** `<fd-splitter pane="list" side="start|end" min="240" max="480" usual="320">`: the width is the custom property `--pane-list`, remembered. */
class FdSplitter extends FdElement {
  static properties = { pane: {}, side: {}, min: { type: Number }, max: { type: Number }, usual: { type: Number }, width: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#set(recall(`frontdesk.pane.${this.getAttribute('pane')}`, this.usual), false);
  }

  #set(width, keep = true) {
    this.width = Math.round(Math.max(this.min, Math.min(this.max, width)));
    root.style.setProperty(`--pane-${this.pane}`, `${this.width}px`);
    if (keep) remember(`frontdesk.pane.${this.pane}`, this.width);
  }

  get #direction() {
    return (this.side === 'end' ? -1 : 1) * (root.dir === 'rtl' ? -1 : 1);
  }

  #drag(event) {
    const handle = event.currentTarget;
    const { clientX } = event;
    const { width } = this;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => this.#set(width + (move.clientX - clientX) * this.#direction);
    handle.onlostpointercapture = () => (handle.onpointermove = null);
    event.preventDefault();
  }

  #key(event) {
    const step = { ArrowRight: 16, ArrowLeft: -16 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#set(this.width + step * this.#direction);
  }

  render() {
    return html`<div role="separator" tabindex="0" aria-orientation="vertical" aria-label=${t('pane.resize')} aria-valuenow=${this.width} aria-valuemin=${this.min} aria-valuemax=${this.max}
      @pointerdown=${this.#drag} @keydown=${this.#key} @dblclick=${() => this.#set(this.usual)}></div>`;
  }
}
customElements.define('fd-splitter', FdSplitter);
