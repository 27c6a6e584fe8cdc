/** A hand's pointer: started by a person. */
export const manualIcon = 'm3 2.5 3.4 10.2 2.1-4.2 4.2-2.1zM9.2 9.2l3.6 3.6'
/** Three points joined: a webhook. */
export const webhookIcon =
  'M6.2 6.9A2.6 2.6 0 1 1 9.9 4.4M6.7 6.6l-2 3.9M9.8 9.3a2.6 2.6 0 1 1-.9 4M9.6 11.6H6.2M5.9 11.9a2.6 2.6 0 1 1-3.2-2.9M8 4.6l2.1 3.9'
/** Two sheets: copy. */
export const copyIcon =
  'M5.75 5.75v-2a1 1 0 0 1 1-1h5.5a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-2M3.75 5.75h5.5a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-5.5a1 1 0 0 1-1-1v-5.5a1 1 0 0 1 1-1Z'
