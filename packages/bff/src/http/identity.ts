import { Viewer } from '@inlaykit/shared'
import { DomainError } from '../core/errors.js'
import type { ViewerTokens } from './viewer-tokens.js'

/** The request as the host's `identify` sees it. */
export interface IdentifyRequest {
  readonly method: string
  /** The whole address. Its host and scheme come from the request, so they prove nothing. */
  readonly url: string
  /** One request header, whatever the case of `name`. */
  readonly header: (name: string) => string | undefined
  /** The host's own request: `IncomingMessage` (with `req.session`, `req.user`) on Node, else the web `Request`. */
  readonly raw: unknown
}

/**
 * Says who is asking. The host's own session decides; `null` (or `undefined`) means nobody is signed in. What it throws,
 * or a viewer that isn't one, is answered as `internal`: there is no default viewer and no default tenant.
 */
export type Identify = (
  request: IdentifyRequest,
) => Viewer | null | undefined | Promise<Viewer | null | undefined>

/** Who asks, and how they proved it. A token is not sent by a browser on its own, so it needs no proof of origin. */
export interface Identified {
  readonly viewer: Viewer
  readonly by: 'token' | 'host'
}

/**
 * Says who sent a request, at once where the host does. Throws, or rejects with, `unauthenticated` (nobody) or `internal`
 * (the host's answer is no viewer).
 */
export type Identity = (request: IdentifyRequest) => Identified | Promise<Identified>

function bearerToken(request: IdentifyRequest): string | undefined {
  return /^bearer +(\S+) *$/i.exec(request.header('authorization') ?? '')?.[1]
}

/**
 * Joins the two ways in: a Bearer viewer token where tokens are in use, else the host's own session. A token that is
 * refused does not fall back to the session.
 */
export function createIdentity(options: {
  identify: Identify | null
  viewerTokens: ViewerTokens | null
}): Identity {
  const { identify, viewerTokens } = options

  return (request) => {
    const token = viewerTokens ? bearerToken(request) : undefined
    if (viewerTokens && token !== undefined) return byToken(viewerTokens, token)
    const answer: unknown = identify ? identify(request) : null
    return isThenable(answer) ? Promise.resolve(answer).then(byHost) : byHost(answer)
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}

async function byToken(viewerTokens: ViewerTokens, token: string): Promise<Identified> {
  const viewer = await viewerTokens.verify(token)
  if (viewer) return { viewer, by: 'token' }
  throw new DomainError(
    'unauthenticated',
    'The viewer token is expired or not valid. Ask for a new one.',
  )
}

function byHost(answer: unknown): Identified {
  if (answer === null || answer === undefined) {
    throw new DomainError('unauthenticated', 'Nobody is signed in. Sign in and try again.')
  }
  const viewer = Viewer.safeParse(answer)
  if (viewer.success) return { viewer: viewer.data, by: 'host' }
  const places = viewer.error.issues.map((issue) => issue.path.join('.') || 'the value itself')
  throw new Error(`identify answered something that is no viewer; look at: ${places.join(', ')}`)
}

/** Whether two viewers may see and do the same: what must hold while a stream is open. */
export function isSameViewer(a: Viewer, b: Viewer): boolean {
  return a.userId === b.userId && a.tenantId === b.tenantId && a.role === b.role
}
