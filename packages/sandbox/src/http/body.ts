import type { Context } from 'hono'
import type { Environment } from './environment.js'

/** A JSON object as it came in. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A body, or what is wrong with it, in words. */
export type ReadBody =
  | { readonly ok: true; readonly body: JsonObject }
  | { readonly ok: false; readonly message: string }

/** Bodies over some 2 MB are refused by Make. */
const mostBytes = 2 * 1024 * 1024

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads a JSON object; no body at all counts as an empty one. */
export async function readBody(c: Context<Environment>): Promise<ReadBody> {
  if (Number(c.req.header('Content-Length') ?? 0) > mostBytes) return tooLarge
  const text = await c.req.text()
  if (Buffer.byteLength(text) > mostBytes) return tooLarge
  if (text.trim() === '') return { ok: true, body: {} }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { ok: false, message: 'The body is not valid JSON.' }
  }
  return isObject(body) ? { ok: true, body } : { ok: false, message: 'The body must be an object.' }
}

const tooLarge: ReadBody = { ok: false, message: 'The body is larger than 2 MB.' }
