export const STATES = ['open', 'pending', 'solved'];
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
export const PRIORITY_ICON = { low: 'down', normal: 'dash', high: 'up', urgent: 'urgent' };
export const STATE_ICON = { open: 'circle', pending: 'clock', solved: 'done' };
