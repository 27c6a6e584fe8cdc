/** What the hooks that change connections do, and what changes that are told do. On demand. */
export const loadConnectionChanges = () => import('./changes.js')
