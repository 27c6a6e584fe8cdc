import { DomainError, invalidInput } from '../core/errors.js'
import { findHostile } from '../core/hostile-json.js'

/** Keys by which whoever copies an object carelessly changes all objects. */
const prototypeKeys = new Set(['__proto__', 'constructor'])

function tooLarge(limit: number): DomainError {
  return new DomainError(
    'payload-too-large',
    `The body has more than ${limit} bytes, the most that is taken.`,
  )
}

/**
 * Refuses a body that is announced as something other than JSON, or compressed: we never inflate.
 * @throws DomainError `unsupported-media-type`
 */
export function requireJson(headers: Headers): void {
  const [type, ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const isUtf8 = parameters.every((one) => /^charset *= *("utf-8"|utf-8)$/.test(one))
  const isJson = type === 'application/json' && parameters.length <= 1 && isUtf8
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (isJson && encoding.toLowerCase() === 'identity') return
  throw new DomainError(
    'unsupported-media-type',
    'Send the body as `Content-Type: application/json` in UTF-8, not compressed.',
  )
}

/**
 * Reads a body, but never more than `limit` bytes of it, whatever its announced length.
 * @throws DomainError `payload-too-large`
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > limit) throw tooLarge(limit)
  if (!request.body) return new Uint8Array()

  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > limit) {
      reader.cancel().catch(() => undefined)
      throw tooLarge(limit)
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks, length)
}

/** Where the parser stumbled, as far as its message tells. */
function stumble(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`
}

/** Refuses what is too deep, or holds keys that reach prototypes; where that is stands in the message. */
function refuseHostile(root: unknown): void {
  const found = findHostile(root, prototypeKeys)
  if (!found) return
  const place = found.path === '' ? '' : ` (at ${found.path})`
  throw invalidInput([{ path: 'body', message: `${found.message}${place}` }])
}

/**
 * Parses a body as JSON. An empty one is an empty object, so that whoever leaves everything to its default needs none.
 * @throws DomainError `validation` when it is no JSON in UTF-8, too deep, or holds keys that reach prototypes
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return {}
  let text
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalidInput([{ path: 'body', message: 'is not UTF-8' }])
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw invalidInput([{ path: 'body', message: `is not JSON${stumble(error, text)}` }])
  }
  refuseHostile(value)
  return value
}
