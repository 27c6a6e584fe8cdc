/** A key. */
export const keyIcon =
  'M5.25 13.25a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7.4 8.1l5.85-5.35M10.5 5.6l1.9 2.1M12.2 4l1.3 1.4'
/** A pulse: a test of health. */
export const pulseIcon = 'M1.75 8.5h2.5l2-5 3.5 9 2-4h2.5'
/** Houses: an organisation. */
export const organizationIcon =
  'M2.75 13.25v-10h6v10M8.75 6.75h4.5v6.5M1.75 13.25h12.5M5 5.75h1.5M5 8.25h1.5M5 10.75h1.5'
/** A star: the default. */
export const starIcon = 'm8 2 1.8 3.75 4.1.55-3 2.85.75 4.1L8 11.25l-3.65 2 .75-4.1-3-2.85 4.1-.55z'
