import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';

/** The questions that the business leaves to people. */
class FdKnowledgeExclusions extends FdElement {
  static properties = { items: { state: true }, next: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load({ more = false } = {}) {
    this.problem = null;
    try {
      const { items, next } = await api.get(`/knowledge/exclusions${query({ limit: 100, after: more ? this.next : null })}`);
      this.items = more ? [...this.items, ...items] : items;
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** One question a line; what fails stays in the box. */
  async #add(event) {
    event.preventDefault();
    const box = event.target.elements.questions;
    const lines = box.value.split('\n').map((line) => line.trim()).filter(Boolean);
    this.busy = true;
    try {
      while (lines.length) {
        const made = await api.create('/knowledge/exclusions', { question: lines[0] });
        this.items = [made, ...this.items.filter((one) => one.id !== made.id)];
        lines.shift();
      }
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
      box.value = lines.join('\n');
    }
  }

  async #remove(one) {
    try {
      await api.del(`/knowledge/exclusions/${one.id}`);
      this.items = this.items.filter((other) => other.id !== one.id);
      toast(t('toast.removed', { name: one.question }), { undo: () => api.create('/knowledge/exclusions', { question: one.question }).then(() => this.#load(), toastProblem) });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    return html`
      <header class="pane-head"><a class="icon-button phone-only" href="/console/knowledge" aria-label=${t('back')}>${icon('back', 'flips')}</a><h1>${t('exclusions')}</h1></header>
      <div class="scroll"><div class="exclusions">
        <p class="soft">${t('exclusions.hint')}</p>
        <form @submit=${this.#add}>
          <label for="exclusion-questions">${t('exclusions.new')}</label>
          <textarea id="exclusion-questions" name="questions" class="input" rows="3" required dir="auto" placeholder=${t('exclusions.example')}></textarea>
          <div><button class="button" aria-disabled=${this.busy ? 'true' : nothing}>${icon('plus')} ${t('exclusions.add')}</button></div>
        </form>
        ${this.#list()}
      </div></div>`;
  }

  #list() {
    const { items, problem, next } = this;
    if (problem) return html`<div class="empty">${icon('warning')}<p>${problemText(problem)}</p><button class="button" @click=${() => this.#load()}>${t('retry')}</button></div>`;
    if (!items) return html`<div class="bones" aria-busy="true">${[70, 50, 90].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    if (!items.length) return html`<p class="soft">${t('exclusions.none')}</p>`;
    return html`
      <ul>${repeat(items, (one) => one.id, (one) => html`<li><span class="grow" dir="auto">${one.question}</span><button class="icon-button" aria-label="${t('remove')}: ${one.question}" title=${t('remove')} @click=${() => this.#remove(one)}>${icon('trash')}</button></li>`)}</ul>
      ${next ? html`<button class="plain more" @click=${() => this.#load({ more: true })}>${t('more')}</button>` : nothing}`;
  }
}
customElements.define('fd-knowledge-exclusions', FdKnowledgeExclusions);
