import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { focusWrong } from '/shared/form.js';
import { language, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys, unbindKeys } from '/shared/keys.js';
import { go } from '/shared/router.js';
import { safeFragment } from '/shared/safe-html.js';
import { api, session } from '/shared/session.js';
import { recall, remember } from '/shared/store.js';
import { toast, toastProblem } from '/shared/toast.js';
import './collection.js';
import { draftKey } from './draft.js';
import { editorFacts } from './editor-facts.js';
import { library } from './library.js';

const FIELDS = ['title', 'markdown', 'questions', 'language', 'collectionId', 'status', 'reviewBy', 'ownerId'];

class FdKnowledgeEditor extends FdElement {
  static properties = { article: {}, text: { state: true }, problem: { state: true }, conflict: { state: true }, busy: { state: true }, side: { state: true }, looking: { state: true }, people: { state: true } };
  #etag = null;
  #saved = null;
  #timer = 0;
  #preview = null;

  constructor() {
    super();
    this.side = recall('frontdesk.editor.side', true);
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(library, 'change');
    bindKeys(this, [{ keys: 'ctrl+s', label: () => t('keys.save'), run: () => this.#save() }]);
    api.get('/identity/people').then(({ items }) => (this.people = items), () => {});
  }

  disconnectedCallback() {
    this.unfollow();
    unbindKeys(this);
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  willUpdate(changes) {
    if (changes.has('article')) this.#load();
  }

  async #load() {
    const id = this.article;
    Object.assign(this, { text: null, problem: null, conflict: null });
    const { filters } = library;
    let saved = { title: '', markdown: '', questions: '', language: filters.language || session.business?.language || language(), collectionId: filters.collection, status: 'draft', reviewBy: '', ownerId: session.me.id };
    this.#etag = null;
    try {
      if (id) saved = await this.#fetch(id);
      if (id !== this.article) return;
      this.#saved = saved;
      this.text = { ...saved, ...recall(draftKey(id), {}) };
      this.#look();
      await this.updateComplete;
      if (!id) this.querySelector('.title-input')?.focus();
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetch(id) {
    const answer = await api.response('GET', `/knowledge/articles/${id}`);
    this.#etag = answer.headers.get('ETag');
    const article = await answer.json();
    return { title: article.title, markdown: article.markdown, questions: (article.questions ?? []).join('\n'), language: article.language, collectionId: article.collection?.id ?? '', status: article.status, reviewBy: article.reviewBy ?? '', ownerId: article.owner?.id ?? '' };
  }

  get #dirty() {
    return this.text && FIELDS.some((name) => (this.text[name] ?? '') !== (this.#saved[name] ?? ''));
  }

  #set(name, value) {
    this.text = { ...this.text, [name]: value };
    const changed = Object.fromEntries(FIELDS.filter((key) => this.text[key] !== this.#saved[key]).map((key) => [key, this.text[key]]));
    remember(draftKey(this.article), Object.keys(changed).length ? changed : null);
    if (name === 'markdown') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), 300);
    }
  }

  async #look() {
    if (!this.text) return;
    try {
      const { html: text } = await api.post('/knowledge/articles/preview', { markdown: this.text.markdown });
      this.#preview = document.createElement('div');
      this.#preview.className = 'prose';
      this.#preview.append(safeFragment(text));
      this.requestUpdate();
    } catch {
      // the last preview stays
    }
  }

  #sides() {
    this.side = !this.side;
    remember('frontdesk.editor.side', this.side);
    this.#look();
  }

  async #save(values = {}) {
    if (this.busy || !this.text) return;
    const text = { ...this.text, ...values };
    const body = { ...text, questions: text.questions.split('\n'), collectionId: text.collectionId || null, reviewBy: text.reviewBy || null, ownerId: text.ownerId || null };
    this.busy = true;
    this.problem = null;
    try {
      const article = this.article
        ? await api.put(`/knowledge/articles/${this.article}`, body, { headers: { 'If-Match': this.#etag } })
        : await api.create('/knowledge/articles', body);
      remember(draftKey(this.article), null);
      this.#saved = text;
      this.text = text;
      this.conflict = null;
      library.put(article);
      toast(t(text.status === 'published' ? 'toast.published' : 'toast.saved'));
      go(`/console/knowledge/${article.id}${library.search}`, { replace: true });
    } catch (problem) {
      if (problem.status === 412) await this.#collide();
      else {
        this.problem = problem;
        await focusWrong(this);
      }
    } finally {
      this.busy = false;
    }
  }

  /** Somebody saved first. Both texts stay in sight; the writer decides. */
  async #collide() {
    try {
      this.conflict = await this.#fetch(this.article);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #theirs() {
    this.#saved = this.conflict;
    this.text = this.conflict;
    this.conflict = null;
    remember(draftKey(this.article), null);
    this.#look();
  }

  #discard() {
    const kept = this.text;
    const key = draftKey(this.article);
    remember(key, null);
    const back = this.article ? `/console/knowledge/${this.article}${library.search}` : `/console/knowledge${library.search}`;
    const dirty = this.#dirty;
    const again = this.article ? `/console/knowledge/${this.article}/edit` : '/console/knowledge/new';
    go(back);
    if (dirty) toast(t('toast.discarded'), { undo: () => (remember(key, kept), go(again)) });
  }

  render() {
    const { text, problem, conflict } = this;
    if (problem && !text) return html`<div class="empty">${icon('warning')}<p>${problemText(problem)}</p><button class="button" @click=${() => this.#load()}>${t('retry')}</button></div>`;
    if (!text) return html`<div class="bones"><span class="bone w50"></span><span class="bone w90"></span></div>`;
    const publish = text.status !== 'published';
    const rtl = text.language === 'ar' ? 'rtl' : 'ltr';
    return html`
      <header class="pane-head">
        <h1 class="sr">${this.article ? t('edit') : t('article.new')}</h1>
        <span class="soft small" role="status">${this.#dirty ? t('editor.unsaved') : t('editor.same')}</span>
        <div class="actions">
          <button class="icon-button phone-only" aria-pressed=${Boolean(this.looking)} aria-label=${t('preview')} @click=${() => (this.looking = !this.looking)}>${icon('eye')}</button>
          <button class="icon-button wide-only" aria-pressed=${Boolean(this.side)} aria-label=${t('preview')} title=${t('preview')} @click=${this.#sides}>${icon('columns')}</button>
          <button class="plain" @click=${this.#discard}>${this.#dirty ? t('discard') : t('cancel')}</button>
          ${publish ? html`<button class="button" @click=${() => this.#save()}>${t('save.draft')}</button>` : nothing}
          <button class="button primary" title="Ctrl S" aria-disabled=${this.busy ? 'true' : nothing} @click=${() => this.#save(publish ? { status: 'published' } : {})}>${publish ? t('publish') : t('save')}</button></div>
      </header>
      ${problem ? html`<p class="note-line bad flat" role="alert">${icon('warning')} <span>${problemText(problem)} ${t('editor.kept')}</span></p>` : nothing}
      ${conflict ? html`<p class="note-line flat" role="alert">${icon('warning')}<span class="grow">${t('editor.conflict')}</span><button class="linkish" @click=${() => this.#save()}>${t('editor.mine')}</button><button class="linkish" @click=${this.#theirs}>${t('editor.theirs')}</button></p>` : nothing}
      ${editorFacts({ text, people: this.people, published: this.article && !publish, set: (...chosen) => this.#chosen(...chosen) })}
      <div class="editor ${this.side || conflict ? 'two' : ''} ${this.looking ? 'looking' : ''} ${conflict ? 'conflict' : ''}">
        <div class="writing">
          <input class="title-input" dir=${rtl} aria-label=${t('title')} placeholder=${t('title')} maxlength="300" .value=${text.title} aria-invalid=${problem?.field === 'title' ? 'true' : nothing} @input=${({ target }) => this.#set('title', target.value)}>
          <textarea class="body" dir=${rtl} aria-label=${t('editor.text')} placeholder=${t('editor.placeholder')} spellcheck="true" .value=${text.markdown} aria-invalid=${problem?.field === 'markdown' ? 'true' : nothing} @input=${({ target }) => this.#set('markdown', target.value)}></textarea>
          <details class="asked"><summary>${t('questions', { n: text.questions.split('\n').filter((line) => line.trim()).length })}</summary>
            <textarea dir=${rtl} aria-label=${t('questions.hint')} placeholder=${t('questions.hint')} spellcheck="true" rows="6" .value=${text.questions} aria-invalid=${problem?.field === 'questions' ? 'true' : nothing} @input=${({ target }) => this.#set('questions', target.value)}></textarea></details>
        </div>
        ${conflict
          ? html`<section class="seeing" aria-label=${t('editor.their-text')} tabindex="0" dir=${rtl}><p class="soft small" dir="auto">${t('editor.their-text')}</p><h2 class="article-title">${conflict.title}</h2><pre class="raw">${conflict.markdown}</pre></section>`
          : this.side || this.looking ? html`<section class="seeing" aria-label=${t('preview')} tabindex="0" dir=${rtl}><h2 class="article-title">${text.title}</h2>${this.#preview ?? nothing}${text.markdown ? nothing : html`<p class="soft" dir="auto">${t('preview.empty')}</p>`}</section>` : nothing}
      </div>
      <fd-knowledge-collection></fd-knowledge-collection>`;
  }

  #chosen(name, value, select) {
    if (value !== '+') return this.#set(name, value);
    select.value = this.text.collectionId ?? '';
    this.querySelector('fd-knowledge-collection').ask((id) => this.#set('collectionId', id));
  }
}
customElements.define('fd-knowledge-editor', FdKnowledgeEditor);
