import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { library } from './library.js';

/** Asks for a new collection's name: `ask(made)`, and `made(id)` once it is there. */
class FdKnowledgeCollection extends FdElement {
  static properties = { made: { state: true }, problem: { state: true } };

  async ask(made) {
    this.problem = null;
    this.made = made;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #add(event) {
    event.preventDefault();
    const { name } = values(event.target);
    try {
      const id = await library.addCollection(name.trim());
      this.made(id);
      this.querySelector('dialog').close();
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (!this.made) return nothing;
    return html`
      <dialog class="sheet" aria-label=${t('collection.new')} @close=${() => (this.made = null)}>
        <form @submit=${this.#add}>
          ${formProblem(this.problem, ['name'])}
          ${input({ name: 'name', label: t('collection.name'), problem: this.problem, autofocus: true })}
          <div class="row"><button class="button primary">${t('collection.add')}</button><button type="button" class="plain" @click=${() => this.querySelector('dialog').close()}>${t('cancel')}</button></div>
        </form>
      </dialog>`;
  }
}
customElements.define('fd-knowledge-collection', FdKnowledgeCollection);
