const FIRST = 300;
const LONGEST = 5000;
const GIVE_UP_AFTER = 4;
const TRY_AGAIN = 30_000;

/**
 * A socket that comes back. `ticket()` fetches a one-time ticket, `url(ticket)` makes the address.
 * Events: `open`, `frame` (detail = the frame), `link` (see `link`: connecting, online, offline, polling).
 * After four attempts that never opened it says `polling`: the owner works over HTTP, while it goes on trying rarely.
 */
export class LiveSocket extends EventTarget {
  link = 'connecting';
  #socket = null;
  #timer = 0;
  #failures = 0;
  #running = false;
  #options;

  constructor(options) {
    super();
    this.#options = options;
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    addEventListener('online', this.#now);
    addEventListener('offline', this.#gone);
    document.addEventListener('visibilitychange', this.#now);
    this.#connect();
  }

  stop() {
    this.#running = false;
    removeEventListener('online', this.#now);
    removeEventListener('offline', this.#gone);
    document.removeEventListener('visibilitychange', this.#now);
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = null;
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(frame) {
    if (!this.open) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Nothing was heard for too long: the line is dead though nobody said so. */
  restart() {
    const old = this.#socket;
    this.#socket = null;
    old?.close();
    if (this.#running) this.#later(0);
  }

  async #connect() {
    clearTimeout(this.#timer);
    if (!this.#running || this.#socket) return;
    try {
      const ticket = await this.#options.ticket();
      if (!this.#running || this.#socket) return;
      const socket = (this.#socket = new WebSocket(this.#options.url(ticket)));
      socket.onopen = () => {
        this.#failures = 0;
        this.#tell('online');
        this.dispatchEvent(new Event('open'));
      };
      socket.onmessage = ({ data }) => this.#frame(data);
      socket.onclose = () => {
        if (this.#socket !== socket) return;
        this.#socket = null;
        this.#again();
      };
    } catch (problem) {
      if (this.#running && !this.#options.fatal?.(problem)) this.#again();
    }
  }

  #frame(data) {
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
  }

  #again() {
    if (!this.#running) return;
    this.#failures++;
    const polling = this.#failures >= GIVE_UP_AFTER && navigator.onLine && this.#options.reachable?.();
    this.#tell(polling ? 'polling' : this.#failures > 1 || !navigator.onLine ? 'offline' : 'connecting');
    const wait = polling ? TRY_AGAIN : Math.min(LONGEST, FIRST * 2 ** (this.#failures - 1));
    this.#later(wait * (0.6 + Math.random() * 0.8));
  }

  #later(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), ms);
  }

  #now = () => {
    if (!document.hidden && !this.#socket) this.#later(50);
  };

  #gone = () => {
    this.#tell('offline');
    this.#socket?.close();
  };

  #tell(link) {
    if (this.link === link) return;
    this.link = link;
    this.dispatchEvent(new Event('link'));
  }
}
