import { query } from '/shared/api.js';
import { api, session } from '/shared/session.js';
import { live } from '/shared/socket.js';

export const TABS = ['waiting', 'mine', 'open', 'closed'];

const BELONGS = {
  waiting: (one) => one.state === 'waiting',
  mine: (one) => one.state === 'agent' && one.agent?.id === session.me?.id,
  open: (one) => one.state === 'waiting' || one.state === 'agent',
  closed: (one) => one.state === 'closed',
};

// Who waits longest comes first; elsewhere the newest word does.
const ORDER = {
  waiting: (a, b) => (a.waitingSince ?? a.updatedAt).localeCompare(b.waitingSince ?? b.updatedAt),
  other: (a, b) => b.updatedAt.localeCompare(a.updatedAt),
};

/** The agents' queue: its lists, its counts, kept up to date by the socket, or by asking when there is none. */
class Inbox extends EventTarget {
  counts = { waiting: 0, mine: 0, open: 0 };
  lists = {};
  #poll = 0;
  #counting = 0;

  get badge() {
    return this.counts.waiting;
  }

  start() {
    live.addEventListener('open', this.#opened);
    live.addEventListener('frame', this.#frame);
    live.addEventListener('link', this.#linked);
    session.addEventListener('change', this.#left);
    if (live.open) this.#opened();
    this.count();
  }

  #left = () => {
    if (session.me) return;
    live.removeEventListener('open', this.#opened);
    live.removeEventListener('frame', this.#frame);
    live.removeEventListener('link', this.#linked);
    session.removeEventListener('change', this.#left);
    clearInterval(this.#poll);
    Object.assign(this, { lists: {}, counts: { waiting: 0, mine: 0, open: 0 } });
  };

  #opened = () => {
    live.send({ type: 'hello', queue: true });
    // What changed while the line was down came on no socket.
    this.#refresh();
  };

  #linked = () => {
    clearInterval(this.#poll);
    if (live.link === 'polling') this.#poll = setInterval(() => !document.hidden && this.#refresh(), 5000);
  };

  #refresh() {
    this.count();
    for (const tab of Object.keys(this.lists)) this.load(tab, { quiet: true });
  }

  #frame = ({ detail }) => {
    if (detail.type === 'queue') {
      this.put(detail.conversation);
      clearTimeout(this.#counting);
      this.#counting = setTimeout(() => this.count(), 250);
    } else if (detail.type === 'counts') {
      this.counts = detail;
      this.#changed();
    }
  };

  async count() {
    try {
      this.counts = await api.get('/support/counts');
      this.#changed();
    } catch {
      // the next change asks again
    }
  }

  async load(tab, { more = false, quiet = false } = {}) {
    const list = (this.lists[tab] ??= { items: [], next: null, loaded: false, problem: null });
    if (list.loading) return;
    list.loading = true;
    list.problem = null;
    if (!quiet) this.#changed();
    try {
      const { items, next } = await api.get(`/support/conversations${query({ state: tab, after: more ? list.next : null, limit: 50 })}`);
      const known = more ? list.items : quiet && list.items.length > items.length ? list.items.slice(items.length) : [];
      const seen = new Set(items.map((one) => one.id));
      list.items = [...items, ...known.filter((one) => !seen.has(one.id) && BELONGS[tab](one))];
      if (more || !quiet || !list.loaded) list.next = next;
      list.loaded = true;
      this.#sort(tab);
    } catch (problem) {
      list.problem = problem;
    }
    list.loading = false;
    this.#changed();
  }

  /** A conversation as it is now: into the lists where it belongs, out of the others. */
  put(conversation) {
    for (const [tab, list] of Object.entries(this.lists)) {
      const others = list.items.filter((one) => one.id !== conversation.id);
      list.items = BELONGS[tab](conversation) ? [conversation, ...others] : others;
      this.#sort(tab);
    }
    this.dispatchEvent(new CustomEvent('conversation', { detail: conversation }));
    this.#changed();
  }

  #sort(tab) {
    this.lists[tab].items.sort(ORDER[tab] ?? ORDER.other);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const inbox = new Inbox();
