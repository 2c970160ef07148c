import { html } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys, unbindKeys } from '/shared/keys.js';
import { go, match, router } from '/shared/router.js';
import { library } from './library.js';
import './list.js';
import './article.js';
import './editor.js';
import './import.js';
import './exclusions.js';

class FdKnowledgeRoom extends FdElement {
  static properties = { at: { state: true } };
  #onRoute = () => this.#route();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
    bindKeys(this, [
      { keys: 'j', label: () => t('keys.next'), run: () => this.#step(1) },
      { keys: 'k', label: () => t('keys.previous'), run: () => this.#step(-1) },
      { keys: 'c', label: () => t('keys.new-article'), run: () => go(`/console/knowledge/new${library.search}`) },
      { keys: 'e', label: () => t('keys.edit'), run: () => this.at?.id && this.at.verb !== 'edit' && !['new', 'import', 'exclusions'].includes(this.at.id) && go(`/console/knowledge/${this.at.id}/edit${library.search}`) },
      { keys: 'Escape', hidden: true, run: () => this.at?.id && !this.at.verb && go(`/console/knowledge${library.search}`) },
    ]);
    this.#route();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    unbindKeys(this);
    super.disconnectedCallback();
  }

  #route() {
    const at = match('/console/knowledge/:id?/:verb?/:number?');
    if (!at) return;
    this.at = at;
    library.read(new URLSearchParams(location.search));
  }

  #step(by) {
    const items = library.items ?? [];
    const at = items.findIndex((one) => one.id === this.at.id);
    const next = items[at < 0 ? 0 : at + by];
    if (next && this.at.verb !== 'edit') go(`/console/knowledge/${next.id}${library.search}`, { replace: Boolean(this.at.id) });
  }

  render() {
    const { id, verb } = this.at ?? {};
    const editing = id === 'new' || verb === 'edit';
    return html`
      <div class="panes knowledge ${editing ? 'editing' : ''}" data-show=${id ? 'item' : 'list'}>
        <fd-knowledge-list class="pane list" .selected=${id}></fd-knowledge-list>
        <fd-splitter pane="list" side="start" min="240" max="480" usual="320"></fd-splitter>
        ${this.#item()}
      </div>`;
  }

  #item() {
    const { id, verb, number } = this.at ?? {};
    if (!id) return html`<section class="pane item"><div class="empty">${icon('article')}<h2>${t('articles.choose')}</h2><p>${t('articles.choose.hint')}</p><a class="button" href="/console/knowledge/new${library.search}">${icon('plus')} ${t('article.new')}</a></div></section>`;
    if (id === 'import') return html`<fd-knowledge-import class="pane item" .running=${verb}></fd-knowledge-import>`;
    if (id === 'exclusions') return html`<fd-knowledge-exclusions class="pane item"></fd-knowledge-exclusions>`;
    if (id === 'new') return html`<fd-knowledge-editor class="pane item" .article=${null}></fd-knowledge-editor>`;
    if (verb === 'edit') return html`<fd-knowledge-editor class="pane item" .article=${id}></fd-knowledge-editor>`;
    return html`<fd-knowledge-article class="pane item" .article=${id} .versions=${verb === 'versions'} .version=${verb === 'versions' ? number : undefined}></fd-knowledge-article>`;
  }
}
customElements.define('fd-knowledge-room', FdKnowledgeRoom);
