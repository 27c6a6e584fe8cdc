import { randomBytes } from 'node:crypto'

/** Makes ids: passed in, so that tests name their own. */
export type NewId = (prefix: string) => string

/**
 * A new id such as `req_4fTq0n3x9KZ1cQ7b2mYw8A`: 128 random bits, made of characters that are safe in paths, headers
 * and logs.
 * @param prefix what kind of thing it names
 */
export const newId: NewId = (prefix) => `${prefix}_${randomBytes(16).toString('base64url')}`
