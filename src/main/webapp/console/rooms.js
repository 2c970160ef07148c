const STAFF = ['agent', 'admin', 'owner'];

/** The rooms of the rail, each loaded when it is first entered; those with one of its `roles` see it there. `live` starts what a room does for the whole console: its badge, its socket. One that is `apart` has a place of its own in the rail. */
export const ROOMS = [
  { path: 'support', icon: 'inbox', label: 'nav.inbox', keys: 'g i', roles: STAFF, tag: 'fd-support-room', load: () => import('/rooms/support/room.js'), live: async () => (await import('/rooms/support/inbox.js')).inbox },
  { path: 'tickets', icon: 'ticket', label: 'nav.tickets', keys: 'g t', roles: STAFF, tag: 'fd-support-tickets', load: () => import('/rooms/support/tickets.js') },
  { path: 'knowledge', icon: 'article', label: 'nav.articles', keys: 'g a', roles: STAFF, tag: 'fd-knowledge-room', load: () => import('/rooms/knowledge/room.js') },
  { path: 'ai', icon: 'stars', label: 'nav.ai', keys: 'g g', roles: ['admin', 'owner'], tag: 'fd-gateway-room', load: () => import('/rooms/gateway/room.js') },
  { path: 'integration', icon: 'link', label: 'nav.integration', keys: 'g e', roles: ['admin', 'owner'], tag: 'fd-integration-room', load: () => import('/rooms/integration/room.js') },
  { path: 'system', icon: 'settings', label: 'nav.system', keys: 'g s', roles: ['operator'], tag: 'fd-platform-room', load: () => import('/rooms/platform/room.js') },
  { path: 'notifications', icon: 'bell', label: 'nav.notifications', keys: 'g n', roles: [...STAFF, 'operator'], apart: true, tag: 'fd-notification-room', load: () => import('/rooms/notification/room.js'), live: async () => (await import('/rooms/notification/notices.js')).notices },
];
