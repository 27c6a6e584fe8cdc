/** An eye: reveal. */
export const eyeIcon =
  'M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM8 9.75a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z'
/** A padlock: callers must prove themselves. */
export const lockIcon = 'M3.75 7.25h8.5v6h-8.5zM5.5 7.25v-2a2.5 2.5 0 0 1 5 0v2'
