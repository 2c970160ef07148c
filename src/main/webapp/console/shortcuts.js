import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { allKeys } from '/shared/keys.js';

const NAMES = { 'ctrl+s': 'Ctrl S', 'ctrl+Enter': 'Ctrl Enter', Escape: 'Esc' };

class FdShortcuts extends FdElement {
  static properties = { shown: { state: true } };

  async show() {
    this.shown = true;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  render() {
    if (!this.shown) return nothing;
    return html`
      <dialog class="sheet keys" aria-labelledby="keys-title" @close=${() => (this.shown = false)} @click=${(event) => event.target.localName === 'dialog' && event.target.close()}>
        <header><h1 id="keys-title">${t('keys.title')}</h1><button class="icon-button" aria-label=${t('close')} @click=${() => this.querySelector('dialog').close()}>${icon('close')}</button></header>
        <dl class="body" tabindex="0">${allKeys().map(({ keys, label }) => html`
          <div><dt>${(NAMES[keys] ?? keys).split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${label()}</dd></div>`)}</dl>
      </dialog>`;
  }
}
customElements.define('fd-shortcuts', FdShortcuts);
