import { html } from '/vendor/lit/lit.js';
import { copy } from '/shared/copy.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { toast } from '/shared/toast.js';

/** Copies its `text`, and says so where the eye is. */
class FdGatewayCopy extends FdElement {
  static properties = { text: {}, label: {}, done: { state: true } };

  async #copy() {
    if (!(await copy(this.text))) return toast(t('ai.copy.failed'));
    this.done = true;
    setTimeout(() => (this.done = false), 2_000);
  }

  render() {
    return html`<button class="button" @click=${this.#copy}>${icon(this.done ? 'check' : 'copy')} <span role="status">${this.done ? t('ai.copied') : (this.label ?? t('ai.copy'))}</span></button>`;
  }
}
customElements.define('fd-gateway-copy', FdGatewayCopy);
