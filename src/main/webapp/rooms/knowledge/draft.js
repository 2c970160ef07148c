/** Where an article's unsaved text is kept on this device. */
export const draftKey = (articleId) => `frontdesk.draft.article.${articleId ?? 'new'}`;
