// The widget may import nothing of the pages, so what both need lives with it.
export { markdown, plain } from '/widget/markdown.js';
