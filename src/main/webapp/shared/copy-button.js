import { html } from '/vendor/lit/lit.js';
import { copy } from './copy.js';
import { FdElement } from './element.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { toast } from './toast.js';

/** Copies its `text`, and says so where the eye is. */
class FdCopy extends FdElement {
  static properties = { text: {}, label: {}, done: { state: true } };

  async #copy() {
    if (!(await copy(this.text))) return toast(t('copy.failed'));
    this.done = true;
    setTimeout(() => (this.done = false), 2_000);
  }

  render() {
    return html`<button class="button" @click=${this.#copy}>${icon(this.done ? 'check' : 'copy')} <span role="status">${this.done ? t('copied') : (this.label ?? t('copy'))}</span></button>`;
  }
}
customElements.define('fd-copy', FdCopy);
