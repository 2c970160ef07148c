import { query } from '/shared/api.js';
import { i18n, language } from '/shared/i18n.js';
import { router } from '/shared/router.js';
import { api, session } from '/shared/session.js';
import { live } from '/shared/socket.js';

const place = (link) => new URL(link, location.href).pathname.split('/').filter(Boolean);

/** Whether the page shows what a link leads to, whichever list it was reached through. */
function here(link) {
  if (!link) return false;
  const [there, now] = [place(link), place(location.href)];
  return there.length > 2 && there[1] === now[1] && there.at(-1) === now.at(-1);
}

/** What the signed-in person was told: the newest, and how many of all are unread; the same in every tab. */
class Notices extends EventTarget {
  unread = 0;
  items = null;
  problem = null;
  #poll = 0;

  get badge() {
    return this.unread;
  }

  start() {
    live.addEventListener('open', this.load);
    live.addEventListener('frame', this.#frame);
    live.addEventListener('link', this.#linked);
    router.addEventListener('route', this.#seen);
    document.addEventListener('visibilitychange', this.#back);
    i18n.addEventListener('change', this.load);
    session.addEventListener('change', this.#left);
    this.#linked();
    this.load();
  }

  #left = () => {
    if (session.me) return;
    live.removeEventListener('open', this.load);
    live.removeEventListener('frame', this.#frame);
    live.removeEventListener('link', this.#linked);
    router.removeEventListener('route', this.#seen);
    document.removeEventListener('visibilitychange', this.#back);
    i18n.removeEventListener('change', this.load);
    session.removeEventListener('change', this.#left);
    clearInterval(this.#poll);
    Object.assign(this, { unread: 0, items: null });
  };

  #frame = ({ detail }) => {
    if (detail.type !== 'notifications') return;
    this.unread = detail.unread;
    this.#changed();
    this.load();
  };

  /** The operator has no socket: those are for conversations. */
  #linked = () => {
    clearInterval(this.#poll);
    if (live.link === 'polling' || !session.business) this.#poll = setInterval(() => !document.hidden && this.load(), 15_000);
  };

  /** Another node may have told or heard something meanwhile, of which this one sends nothing. */
  #back = () => !document.hidden && this.load();

  /** Who looks at it need not be told of it. */
  #seen = () => {
    if (document.hidden) return;
    for (const one of this.items ?? []) if (!one.readAt && here(one.link)) this.read(one);
  };

  load = async () => {
    try {
      const [{ items }, { unread }] = await Promise.all([this.page({ limit: 20 }), api.get('/notifications/unread')]);
      Object.assign(this, { items, unread, problem: null });
    } catch (problem) {
      this.problem = problem;
    }
    this.#changed();
    this.#seen();
  };

  page(parameters) {
    return api.get(`/notifications/history${query({ language: language(), ...parameters })}`);
  }

  async read(one) {
    if (one.readAt) return;
    one.readAt = new Date().toISOString();
    this.unread = Math.max(0, this.unread - 1);
    this.#changed();
    try {
      this.unread = (await api.post(`/notifications/${one.id}/read`)).unread;
    } catch {
      one.readAt = null;
    }
    this.#changed();
  }

  async readAll() {
    this.unread = (await api.post('/notifications/mark-all-read')).unread;
    await this.load();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const notices = new Notices();
