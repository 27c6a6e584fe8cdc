import type { Dialect } from '../http/environment.js'
import type { Endpoint } from './dialects.js'

/** A request of an OAuth endpoint, read. */
export interface OAuthRequest {
  readonly dialect: Dialect
  readonly endpoint: Endpoint
  readonly method: string
  readonly url: URL
  readonly authorization: string | null
  /** Whether the body is a form, and no longer than forms are. */
  readonly hasForm: boolean
  /** Empty where there is none. */
  readonly form: URLSearchParams
}

/** More than any form of OAuth has, in bytes. */
const mostBytes = 64 * 1024

/** Reads a request: before it is known what becomes of it, so that faults can be meant for whoever it is about. */
export async function readOAuthRequest(
  request: Request,
  place: { readonly dialect: Dialect; readonly endpoint: Endpoint; readonly url: URL },
): Promise<OAuthRequest> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  const isForm = type === 'application/x-www-form-urlencoded'
  const body = isForm ? await request.text() : ''
  const hasForm = isForm && Buffer.byteLength(body) <= mostBytes
  return {
    ...place,
    method: request.method,
    authorization: request.headers.get('Authorization'),
    hasForm,
    form: new URLSearchParams(hasForm ? body : ''),
  }
}
