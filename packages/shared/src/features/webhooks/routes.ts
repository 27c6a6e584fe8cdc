/** How a webhook hands on what comes in: `custom` as data with a structure, `raw` as text. */
export const webhookTypes = ['custom', 'raw'] as const

/** The guide's `hookType`: by what a webhook is called. The live dialect takes every method. */
export const webhookMethods = ['HEAD', 'GET'] as const

/** How whoever calls a webhook must prove themself. */
export const webhookSecurities = ['none', 'basic', 'token'] as const
