/** A magnifying glass. */
export const searchIcon =
  'M7 12.25a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5ZM10.75 10.75 14 14'
/** A cross. */
export const crossIcon = 'm4 4 8 8M12 4l-8 8'
/** A triangle: start. */
export const playIcon =
  'M5 3.2v9.6a.6.6 0 0 0 .92.5l7.2-4.8a.6.6 0 0 0 0-1L5.92 2.7A.6.6 0 0 0 5 3.2Z'
/** A tick. */
export const checkIcon = 'm3.5 8.5 3 3 6-7'
/** A tick in a circle: went well. */
export const successIcon =
  'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM5.5 8.25 7.25 10l3.25-3.75'
/** A triangle with an exclamation mark: warning. */
export const warningIcon =
  'M8 6v3M8 11.4h.01M7.1 2.6 1.7 11.9a1 1 0 0 0 .87 1.5h10.86a1 1 0 0 0 .87-1.5L8.9 2.6a1.04 1.04 0 0 0-1.8 0Z'
/** An exclamation mark in a circle: failed. */
export const errorIcon = 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 5v3.5M8 11h.01'
/** An i in a circle. */
export const infoIcon = 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 7.5V11M8 5h.01'
/** A square in a circle: stopped. */
export const stopIcon =
  'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM6.25 6.25h3.5v3.5h-3.5z'
/** Two bars in a circle: paused. */
export const pauseIcon = 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM6.5 6v4M9.5 6v4'
/** An empty circle: idle. */
export const idleIcon = 'M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Z'
/** A clock. */
export const clockIcon = 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 4.75V8l2.25 1.5'
/** An arrow upwards: ascending. */
export const upIcon = 'M8 13V3M4 7l4-4 4 4'
/** An arrow downwards: descending. */
export const downIcon = 'M8 3v10M4 9l4 4 4-4'
/** A corner downwards: opens. */
export const chevronIcon = 'm4 6 4 4 4-4'
/** An arrow out of a box: leads elsewhere. */
export const externalIcon =
  'M9.5 2.75h3.75V6.5M13 3 7.75 8.25M11.5 9v3.25a1 1 0 0 1-1 1h-6.75a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1H7'
/** Blocks with lines between: a flow of steps. */
export const flowIcon = 'M2 2.75h4v4H2zM10 9.25h4v4h-4zM6 4.75h4.5a1.5 1.5 0 0 1 1.5 1.5v3'
/** A plug. */
export const plugIcon = 'M5.5 1.75v3.5M10.5 1.75v3.5M3.5 5.25h9v2a4.5 4.5 0 0 1-9 0zM8 11.75v2.5'
/** Braces: data. */
export const bracesIcon =
  'M6 2.75H5a1.5 1.5 0 0 0-1.5 1.5v2A1.75 1.75 0 0 1 1.75 8a1.75 1.75 0 0 1 1.75 1.75v2a1.5 1.5 0 0 0 1.5 1.5h1M10 2.75h1a1.5 1.5 0 0 1 1.5 1.5v2A1.75 1.75 0 0 0 14.25 8a1.75 1.75 0 0 0-1.75 1.75v2a1.5 1.5 0 0 1-1.5 1.5h-1'
/** A pencil. */
export const pencilIcon =
  'm9.75 4 2.25 2.25M3 13l.6-2.85L10.4 3.3a1.45 1.45 0 0 1 2.05 2.05l-6.8 6.85L3 13Z'
/** Arrows in a circle: once more. */
export const renewIcon =
  'M13.25 6.5A5.5 5.5 0 0 0 3.4 4.9L2 6.25M2 2.75v3.5h3.5M2.75 9.5a5.5 5.5 0 0 0 9.85 1.6L14 9.75M14 13.25v-3.5h-3.5'
/** Two sheets: copy. */
export const copyIcon =
  'M5.75 5.75v-2a1 1 0 0 1 1-1h5.5a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-2M3.75 5.75h5.5a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-5.5a1 1 0 0 1-1-1v-5.5a1 1 0 0 1 1-1Z'
/** Three points joined: a webhook. */
export const webhookIcon =
  'M6.2 6.9A2.6 2.6 0 1 1 9.9 4.4M6.7 6.6l-2 3.9M9.8 9.3a2.6 2.6 0 1 1-.9 4M9.6 11.6H6.2M5.9 11.9a2.6 2.6 0 1 1-3.2-2.9M8 4.6l2.1 3.9'
