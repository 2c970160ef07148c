import { LiveSocket } from '/widget/socket.js';
import { api, session } from './session.js';

/** The console's one socket. Rooms listen to `frame`, `open` and `link`. */
let reached = false;

export const live = new LiveSocket({
  ticket: async () => {
    try {
      const { ticket } = await api.post('/support/socket-ticket');
      reached = true;
      return ticket;
    } catch (problem) {
      reached = problem.code !== 'offline';
      throw problem;
    }
  },
  url: (ticket) => `${location.origin.replace(/^http/, 'ws')}/ws/chat?ticket=${encodeURIComponent(ticket)}`,
  reachable: () => reached,
  fatal: () => !session.me,
});
