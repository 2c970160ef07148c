import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { languageName, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { go } from '/shared/router.js';
import { api, session } from '/shared/session.js';
import { library } from './library.js';
import { languages } from './list.js';

const KINDS = '.md,.markdown,.txt,.html,.htm,.pdf,.docx,.zip';

/** Files in, articles out. Each file is an import of its own; their ids are the address, so a reload goes on watching. */
class FdKnowledgeImport extends FdElement {
  static properties = { running: {}, jobs: { state: true }, over: { state: true }, language: { state: true }, collection: { state: true } };
  #timer = 0;

  constructor() {
    super();
    Object.assign(this, { jobs: [], language: session.business?.language ?? 'en', collection: '' });
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(library, 'change');
    if (!library.collections.length) library.loadCollections().catch(() => {});
  }

  disconnectedCallback() {
    this.unfollow();
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  willUpdate(changes) {
    if (!changes.has('running')) return;
    const ids = (this.running ?? '').split(',').filter(Boolean);
    for (const id of ids) if (!this.jobs.some((job) => job.id === id)) this.jobs = [...this.jobs, { id, name: '', state: 'running', done: 0, total: 0, problems: [] }];
    if (ids.length) this.#watch();
  }

  async #take(files) {
    for (const file of files) {
      const job = { name: file.name, state: 'sending', done: 0, total: 0, problems: [] };
      this.jobs = [...this.jobs, job];
      try {
        const path = `/knowledge/imports${query({ name: file.name, language: this.language, collectionId: this.collection })}`;
        Object.assign(job, await (await api.response('POST', path, { body: file, headers: { 'Content-Type': 'application/octet-stream' } })).json());
      } catch (problem) {
        Object.assign(job, { state: 'failed', problem });
      }
      this.jobs = [...this.jobs];
    }
    const ids = this.jobs.map((job) => job.id).filter(Boolean);
    if (ids.length) go(`/console/knowledge/import/${ids.join(',')}`, { replace: true });
    this.#watch();
  }

  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), 500);
  }

  async #look() {
    const open = this.jobs.filter((job) => job.id && job.state === 'running');
    for (const job of open) {
      try {
        Object.assign(job, await api.get(`/knowledge/imports/${job.id}`));
      } catch (problem) {
        if (problem.status === 404) Object.assign(job, { state: 'failed', problem });
      }
    }
    this.jobs = [...this.jobs];
    if (open.some((job) => job.state === 'running')) this.#watch();
    else if (open.length) library.load();
  }

  #drop(event) {
    event.preventDefault();
    this.over = false;
    this.#take([...event.dataTransfer.files]);
  }

  render() {
    return html`
      <header class="pane-head"><a class="icon-button phone-only" href="/console/knowledge" aria-label=${t('back')}>${icon('back', 'flips')}</a><h1>${t('import')}</h1></header>
      <div class="scroll"><div class="importing">
        <p class="soft">${t('import.hint')}</p>
        <div class="import-facts">
          <div class="field"><label for="import-language">${t('language')}</label><select id="import-language" class="select" @change=${({ target }) => (this.language = target.value)}>${languages().map((code) => html`<option value=${code} .selected=${code === this.language}>${languageName(code)}</option>`)}</select></div>
          <div class="field"><label for="import-collection">${t('collection')}</label><select id="import-collection" class="select" @change=${({ target }) => (this.collection = target.value)}><option value="">${t('collection.none')}</option>${library.collections.map((one) => html`<option value=${one.id}>${one.name}</option>`)}</select></div>
        </div>
        <label class="drop ${this.over ? 'over' : ''}" @dragover=${(event) => (event.preventDefault(), (this.over = true))} @dragleave=${() => (this.over = false)} @drop=${this.#drop}>
          ${icon('upload')}<span><b>${t('import.choose')}</b> <span class="soft">${t('import.drop')}</span></span>
          <input type="file" class="sr" multiple accept=${KINDS} @change=${({ target }) => (this.#take([...target.files]), (target.value = ''))}>
        </label>
        ${this.jobs.map((job) => this.#job(job))}
      </div></div>`;
  }

  #job(job) {
    const { state, problem, problems = [] } = job;
    return html`
      <section class="job" aria-live="polite">
        <div class="row spread"><b class="clip" dir="auto">${icon('file')} ${job.name}</b>
          ${state === 'done' ? html`<span class="state good">${icon('done')} ${t('import.done', { n: job.articles ?? job.done })}</span>` : state === 'failed' ? html`<span class="state bad">${icon('warning')} ${t('import.failed')}</span>` : html`<span class="state num">${job.total ? t('import.progress', { done: job.done, total: job.total }) : t('import.sending')}</span>`}</div>
        ${state === 'running' || state === 'sending' ? html`<progress aria-label=${job.name} max=${job.total || 1} .value=${job.total ? job.done : 0}></progress>` : nothing}
        ${problem ? html`<p class="small">${problemText(problem)}</p>` : nothing}
        ${problems.length ? html`<details open><summary>${t('import.problems', { n: problems.length })}</summary><ul>${problems.map((one) => html`<li><b>${one.file}</b> ${one.detail || one.code}</li>`)}</ul></details>` : nothing}
        ${state === 'done' ? html`<p><a href="/console/knowledge">${t('import.look')}</a></p>` : nothing}
      </section>`;
  }
}
customElements.define('fd-knowledge-import', FdKnowledgeImport);
