/** What the hooks that change runs do, and what changes that are told do. On demand. */
export const loadExecutionChanges = () => import('./changes.js')
