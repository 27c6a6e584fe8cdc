/**
 * Lines of a long list beyond both edges of its view that are there already. While nothing moves there is one, so that who
 * reads on without the screen finds where to go; while it scrolls, more come before they are seen.
 */
export const overscan = { resting: 1, moving: 3 } as const
