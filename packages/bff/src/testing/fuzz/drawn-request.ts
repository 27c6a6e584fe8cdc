import { roles, takesIdempotencyKey, type EndpointName, type Role } from '@inlaykit/shared'
import fc from 'fast-check'
import { z } from 'zod'
import type { TenantId } from '../test-bff.js'
import { endpointNames, endpointOf } from '../tour.js'
import { departFrom } from './departures.js'
import { hostileText, hostileValue } from './hostile.js'
import { poolNameOf, poolPick } from './pools.js'
import { validValue } from './valid-value.js'

/** One request as it is drawn from the contract, with place holders for what exists (see `pools.ts`). */
export interface DrawnRequest {
  /** Whose contract it was drawn from; where it departs far, its address may be another one's. */
  readonly name: EndpointName
  readonly method: string
  /** Below the base path, with the query; characters that can stand in no request line are encoded. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly as: { readonly role: Role; readonly tenantId: TenantId } | null
}

/** How far a part departs from its contract. Most don't, or nothing behind the door would ever be reached. */
type Manner = 'valid' | 'near' | 'hostile'

const manner = fc.constantFrom<Manner>(...repeat('valid', 6), ...repeat('near', 3), 'hostile')

function repeat(word: Manner, times: number): Manner[] {
  return Array.from({ length: times }, () => word)
}

/** Requests for all endpoints, each as often as any other. */
export function drawnRequests(): fc.Arbitrary<DrawnRequest> {
  return fc.oneof(...endpointNames.map(requestFor))
}

function requestFor(name: EndpointName): fc.Arbitrary<DrawnRequest> {
  const endpoint = endpointOf(name)
  const methods = fc.oneof(
    { weight: 30, arbitrary: fc.constant<string>(endpoint.method) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'),
    },
  )
  return fc
    .record({
      method: methods,
      path: pathOf(endpoint.path),
      query: queryOf(endpoint.query),
      body: endpoint.method === 'GET' ? fc.constant(undefined) : bodyOf(endpoint.body),
      headers: headersOf(takesIdempotencyKey(endpoint)),
      as: fc.oneof(
        {
          weight: 19,
          arbitrary: fc.record({
            role: fc.constantFrom<Role>(...roles, 'admin', 'admin'),
            tenantId: fc.constantFrom<TenantId>('acme', 'acme', 'acme', 'brightside', 'newcomer'),
          }),
        },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    })
    .map(({ method, path, query, headers, body, as }) => {
      const target = cut(path + query)
      return { name, method, target, headers, body, as }
    })
}

/** Longer targets are refused by Node's parser, before anything of ours. */
const longestTarget = 8000

/** Never within an encoded character. */
function cut(target: string): string {
  return target.length <= longestTarget
    ? target
    : target.slice(0, longestTarget).replace(/(?:%[\da-f]?|«[^»]*)$/i, '')
}

function pathOf(path: string): fc.Arbitrary<string> {
  const segments = path.split('/').map((segment) => {
    if (!segment.startsWith(':')) return fc.constant(segment)
    return fc.oneof(
      { weight: 8, arbitrary: poolPick(segment.slice(1)) },
      { weight: 1, arbitrary: hostileText.map(encodeText) },
      { weight: 1, arbitrary: hostileText.map(encodeLittle) },
    )
  })
  const whole = fc.tuple(...segments).map((parts) => parts.join('/'))
  const wrong = fc
    .tuple(whole, hostileText)
    .map(([right, text]) => `${right}/${encodeLittle(text).slice(0, 300)}`)
  return fc.oneof({ weight: 30, arbitrary: whole }, { weight: 1, arbitrary: wrong })
}

function queryOf(schema: z.ZodObject | undefined): fc.Arbitrary<string> {
  const own = Object.entries(schema?.shape ?? {}).map(([key, field]) => {
    const right = fieldText(key, field as z.ZodType)
    const value = fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: hostileText })
    const needed = (field as z.ZodType).safeParse(undefined).success ? 3 : 30
    const pair = value.map((text) => `${key}=${encodeText(text)}`)
    return fc.oneof(
      { weight: needed, arbitrary: pair },
      { weight: 7, arbitrary: fc.constant(null) },
    )
  })
  const odd = fc.oneof(
    { weight: 15, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.tuple(hostileText, hostileText).map((pair) => pair.map(encodeText).join('=')),
    },
    { weight: 1, arbitrary: hostileText.map((text) => encodeLittle(text).replace(/[#]/g, '')) },
  )
  return fc.tuple(...own, odd).map((pairs) => {
    const given = pairs.filter((pair) => pair !== null)
    return given.length === 0 ? '' : `?${given.join('&')}`
  })
}

/** Texts that a field of a query takes. What becomes a list is written with commas. */
function fieldText(name: string, field: z.ZodType): fc.Arbitrary<string> {
  const pool = poolNameOf(name)
  if (pool) return poolPick(pool)
  const parsed = z.toJSONSchema(field, { io: 'output', unrepresentable: 'any' })
  const items = parsed.items as z.core.JSONSchema.JSONSchema | undefined
  if (parsed.type === 'array' && items?.enum) {
    return fc.subarray(items.enum as string[], { minLength: 1 }).map((chosen) => chosen.join(','))
  }
  return validValue(field).map(String)
}

function bodyOf(schema: z.ZodType | undefined): fc.Arbitrary<string | undefined> {
  if (!schema) {
    const unasked = fc.constantFrom('{}', '[]', '{"x":1}', 'null', '""')
    return fc.oneof(
      { weight: 15, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: unasked },
    )
  }
  const valid = validValue(schema)
  const json = manner.chain((how) =>
    how === 'valid' ? valid : how === 'near' ? departFrom(valid) : hostileValue,
  )
  const cut = fc
    .tuple(valid, fc.nat({ max: 40 }))
    .map(([value, length]) => JSON.stringify(value).slice(0, length))
  return fc.oneof(
    { weight: 20, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: cut },
    { weight: 1, arbitrary: hostileText },
  )
}

/** Texts that can stand in a header. */
const headerText = hostileText.map((text) => text.replace(/[^\t\x20-\xff]/g, '').slice(0, 2000))

function headersOf(takesKey: boolean): fc.Arbitrary<Record<string, string>> {
  const rarely = (arbitrary: fc.Arbitrary<string>, weight: number) =>
    fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
  const key = fc.oneof(
    fc.integer({ min: 1, max: 30 }).map((n) => `key-${n}`),
    headerText,
  )
  return fc
    .record({
      'Idempotency-Key': rarely(key, takesKey ? 4 : 40),
      'Content-Type': rarely(
        fc.oneof(
          fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'application/xml', ''),
          headerText,
        ),
        20,
      ),
      'If-None-Match': rarely(fc.oneof(fc.constantFrom('*', 'W/"x"', '"'), headerText), 10),
      'X-Inlaykit': rarely(fc.constantFrom('0', ''), 40),
      Origin: rarely(fc.constantFrom('null', 'https://evil.test', 'x'), 40),
      'Last-Event-ID': rarely(headerText, 20),
      Accept: rarely(fc.oneof(fc.constant('text/html'), headerText), 20),
    })
    .map((all) =>
      Object.fromEntries(
        Object.entries(all).filter((one): one is [string, string] => one[1] !== null),
      ),
    )
}

/** As a program would write it into an address; half characters become the sign for such. */
function encodeText(text: string): string {
  // The place holders stay readable.
  if (text.startsWith('«')) return text
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}

/** As it is, but for what no request line can carry. */
function encodeLittle(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
}
