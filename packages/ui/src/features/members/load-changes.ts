/** What the hooks that change members do, and what changes that are told do. On demand. */
export const loadMemberChanges = () => import('./changes.js')
