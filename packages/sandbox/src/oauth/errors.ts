/** An error in the words of RFC 6749 (and of OpenID Connect, where that has more). */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  /** For example `invalid_grant`. */
  readonly code: string
  readonly status: 400 | 401 | 403
  readonly headers: Readonly<Record<string, string>>

  /** @param description for the client's developer; never a secret, never what came in */
  constructor(
    code: string,
    description: string,
    {
      status = 400,
      headers = {},
    }: { status?: 400 | 401 | 403; headers?: Record<string, string> } = {},
  ) {
    super(description)
    this.code = code
    this.status = status
    this.headers = headers
  }
}

/** Answers of these endpoints are nobody else's. */
export const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }

/** The error as the token and revocation endpoints answer it. */
export function answerOAuthError({ code, message, status, headers }: OAuthError): Response {
  return Response.json(
    { error: code, error_description: message },
    { status, headers: { ...noStore, ...headers } },
  )
}

/** What the OAuth endpoints say where a fault names a status alone. */
export function oauthErrorBody(status: number): unknown {
  return {
    error: status >= 500 ? 'server_error' : 'invalid_request',
    error_description: `The request failed with status ${status}`,
  }
}
