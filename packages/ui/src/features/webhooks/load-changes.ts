/** What the hooks that change webhooks do, and what changes that are told do. On demand. */
export const loadWebhookChanges = () => import('./changes.js')
