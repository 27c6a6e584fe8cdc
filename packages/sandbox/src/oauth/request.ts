import type { Endpoint, OAuthPlace } from './dialects.js'
import { OAuthError } from './errors.js'

/** What a call of an OAuth endpoint was about, for the journal: never a code, a token or a secret. */
export interface OAuthCall {
  readonly endpoint: Endpoint
  /** A registered client; `null`: none that is known. */
  readonly clientId: string | null
  readonly grantType: 'authorization_code' | 'refresh_token' | null
  /** The grant that the call was about, where it was found. */
  readonly grantId: string | null
  /** The OAuth error that it ended in, for example `invalid_grant`. */
  readonly error: string | null
}

/** A request of an OAuth endpoint, read. */
export interface OAuthRequest extends OAuthPlace {
  readonly method: string
  readonly url: URL
  readonly authorization: string | null
  /** Whether the body is a form, and no longer than forms are. */
  readonly hasForm: boolean
  /** Empty where there is none. */
  readonly form: URLSearchParams
}

/** A request on its way to an answer. */
export interface Asked extends OAuthRequest {
  /** Adds to what the journal says of it. */
  readonly note: (learnt: Partial<OAuthCall>) => void
}

/** Answers requests of one endpoint by one method. */
export type Handler = (request: Asked) => Promise<Response>

/** More than any form of OAuth has, in bytes. */
const mostBytes = 64 * 1024

/** Reads a request: before it is known what becomes of it, so that faults can be meant for whoever it is about. */
export async function readOAuthRequest(
  request: Request,
  place: OAuthPlace & { readonly url: URL },
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

/** @throws OAuthError `invalid_request` where the body is none */
export function requireForm({ hasForm }: OAuthRequest): void {
  if (hasForm) return
  throw new OAuthError('invalid_request', 'Send a form, as application/x-www-form-urlencoded.')
}
