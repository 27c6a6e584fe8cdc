import type { Context } from 'hono'
import type { Environment } from './environment.js'

/** A JSON object as it came in. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A body, or what is wrong with it, in words. */
export type ReadBody =
  | { readonly ok: true; readonly body: JsonObject }
  | { readonly ok: false; readonly message: string }

/** Bodies over some 2 MB are refused by Make, as it is known of runs. */
const mostBytes = 2 * 1024 * 1024

/** What a body with a blueprint may have: 4 MiB of it, which as JSON in a text is longer. */
export const blueprintBodyBytes = 8 * 1024 * 1024

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a JSON object; no body at all counts as an empty one.
 * @param most the bytes that it may have, 2 MiB by default
 */
export async function readBody(c: Context<Environment>, most = mostBytes): Promise<ReadBody> {
  if (Number(c.req.header('Content-Length') ?? 0) > most) return tooLarge(most)
  const text = await c.req.text()
  if (Buffer.byteLength(text) > most) return tooLarge(most)
  if (text.trim() === '') return { ok: true, body: {} }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { ok: false, message: 'The body is not valid JSON.' }
  }
  return isObject(body) ? { ok: true, body } : { ok: false, message: 'The body must be an object.' }
}

const tooLarge = (most: number): ReadBody => ({
  ok: false,
  message: `The body is larger than ${most / 1024 / 1024} MB.`,
})
