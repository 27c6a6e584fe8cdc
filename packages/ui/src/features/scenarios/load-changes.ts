/** What the hooks that change scenarios and folders do, and what changes that are told do. On demand. */
export const loadScenarioChanges = () => import('./changes.js')
