import { lookup as resolve } from 'node:dns'
import { Client } from 'undici'
import type { TestWebhookInput, WebhookSecret } from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'
import type { Secret } from '../../core/secret.js'
import { isLoopbackAddress, isPublicAddress } from './public-address.js'

/** So long one sample may take, in ms. */
const sampleMs = 10_000
/** No more of an answer is taken in; it is never looked at. */
const mostAnswerBytes = 64 * 1024
/** Where Make's own webhooks are. */
const makeHosts = /^hook\.(?:[a-z0-9-]+\.)*(?:make\.com|make\.celonis\.com|integromat\.com)$/

const isLoopbackHost = (host: string) => /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(host)

/**
 * The address to which a sample goes: one of the upstream's own, over https; on this machine only where the upstream is
 * there too, at the very same origin.
 * @throws `upstream-unavailable` for any other, which Make has no reason to tell
 */
export function sampleAddress(url: string, upstream: URL): URL {
  const address = URL.canParse(url) ? new URL(url) : null
  if (!address || address.username || address.password) throw untrusted()
  if (isLoopbackHost(upstream.hostname)) {
    if (address.origin !== upstream.origin) throw untrusted()
    return address
  }
  const isOwn =
    makeHosts.test(address.hostname) ||
    address.hostname === upstream.hostname ||
    address.hostname === `hook.${upstream.hostname}`
  if (address.protocol !== 'https:' || address.port !== '' || !isOwn) throw untrusted()
  return address
}

function untrusted(): DomainError {
  return new DomainError(
    'upstream-unavailable',
    "Make told an address for this webhook that isn't one of its own, so nothing was sent there.",
  )
}

/** A sample event, and where it goes. */
export interface Sample extends TestWebhookInput {
  readonly url: Secret
  readonly secret: WebhookSecret | null
  /** The base URL of the connection. */
  readonly upstream: URL
  readonly userAgent: string
  readonly signal: AbortSignal
  /** Finds the addresses of a name; the machine's own way by default. */
  readonly resolve?: typeof resolve
}

/**
 * Sends a sample event once. It reaches only checked addresses: the one that is connected to is the one that was looked
 * at. Redirects are answers like others, and no answer is looked at but for its status.
 * @throws `upstream-unavailable` when there is no answer, `upstream-timeout` after 10 s
 */
export async function sendSample(sample: Sample): Promise<{ status: number }> {
  const address = sampleAddress(sample.url.reveal(), sample.upstream)
  const isAllowed = isLoopbackHost(sample.upstream.hostname) ? isLoopbackAddress : isPublicAddress
  // A host that is an address itself is not resolved, so it is looked at here.
  const literal = address.hostname.replace(/^\[|\]$/g, '')
  if (/^[\d.]+$|:/.test(literal) && !isAllowed(literal)) throw untrusted()

  const client = new Client(address.origin, {
    maxResponseSize: mostAnswerBytes,
    connect: {
      timeout: sampleMs,
      lookup: (host, options, done) => {
        const find = sample.resolve ?? resolve
        find(host, { ...options, all: true }, (error, found) => {
          if (error) return done(error, [])
          if (found.length === 0 || found.some((one) => !isAllowed(one.address))) {
            return done(new Error('The name leads to an address that is not allowed.'), [])
          }
          const [first] = found
          return options.all ? done(null, found) : done(null, first!.address, first!.family)
        })
      },
    },
  })
  const deadline = AbortSignal.timeout(sampleMs)
  try {
    const { statusCode, body } = await client.request({
      method: sample.method,
      path: address.pathname + address.search,
      headers: {
        'user-agent': sample.userAgent,
        ...(sample.method === 'POST' && { 'content-type': 'application/json' }),
        ...(sample.secret && { authorization: authorizationOf(sample.secret) }),
      },
      body: sample.method === 'POST' ? JSON.stringify(sample.payload ?? {}) : null,
      signal: AbortSignal.any([sample.signal, deadline]),
    })
    // Whatever else it says; the connection is given up below.
    body.on('error', () => undefined)
    body.destroy()
    return { status: statusCode }
  } catch {
    sample.signal.throwIfAborted()
    if (deadline.aborted) {
      throw new DomainError('upstream-timeout', 'The webhook has not answered in time.')
    }
    // Without its cause: that may name the address.
    throw new DomainError('upstream-unavailable', 'The webhook can not be reached.')
  } finally {
    await client.destroy()
  }
}

function authorizationOf(secret: WebhookSecret): string {
  if (secret.type === 'token') return `Bearer ${secret.token}`
  return `Basic ${Buffer.from(`${secret.username}:${secret.password}`).toString('base64')}`
}
