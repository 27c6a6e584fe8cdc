/** A key. */
export const keyIcon =
  'M5.25 13.25a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7.4 8.1l5.85-5.35M10.5 5.6l1.9 2.1M12.2 4l1.3 1.4'
/** A pulse: a test of health. */
export const pulseIcon = 'M1.75 8.5h2.5l2-5 3.5 9 2-4h2.5'
/** A pencil. */
export const pencilIcon =
  'm9.75 4 2.25 2.25M3 13l.6-2.85L10.4 3.3a1.45 1.45 0 0 1 2.05 2.05l-6.8 6.85L3 13Z'
/** Houses: an organisation. */
export const organizationIcon =
  'M2.75 13.25v-10h6v10M8.75 6.75h4.5v6.5M1.75 13.25h12.5M5 5.75h1.5M5 8.25h1.5M5 10.75h1.5'
/** A star: the default. */
export const starIcon = 'm8 2 1.8 3.75 4.1.55-3 2.85.75 4.1L8 11.25l-3.65 2 .75-4.1-3-2.85 4.1-.55z'
/** Arrows in a circle: once more. */
export const renewIcon =
  'M13.25 6.5A5.5 5.5 0 0 0 3.4 4.9L2 6.25M2 2.75v3.5h3.5M2.75 9.5a5.5 5.5 0 0 0 9.85 1.6L14 9.75M14 13.25v-3.5h-3.5'
