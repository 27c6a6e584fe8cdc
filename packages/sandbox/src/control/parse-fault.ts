import { dialects, type Dialect } from '../http/environment.js'
import { faultKinds, type Fault } from './faults.js'
import type { JsonObject } from '../http/body.js'

/** A fault that came in over HTTP, or everything that is wrong with it. */
export type ParsedFault =
  | { readonly ok: true; readonly route: string; readonly fault: Fault }
  | { readonly ok: false; readonly errors: readonly string[] }

const flags = faultKinds.filter((kind) => kind !== 'redirect' && kind !== 'oversized')
const known = [
  'route',
  'status',
  'body',
  'headers',
  'delayMs',
  'jitterMs',
  'redirect',
  'oversized',
  'processed',
  'times',
  'count',
  'probability',
  'dialect',
  'organizationId',
  ...flags,
]

/** Reads the body of `POST /__sandbox/faults`: `route`, and the fields of a fault; `count` is another word for `times`. */
export function parseFault(body: JsonObject): ParsedFault {
  const errors: string[] = []
  const wrong = (name: string, wanted: string) => errors.push(`${name} must be ${wanted}.`)
  const number = (name: string, least: number, most: number, wanted: string) => {
    const value = body[name]
    if (value === undefined) return undefined
    if (typeof value === 'number' && value >= least && value <= most) return value
    wrong(name, wanted)
    return undefined
  }
  const whole = (name: string, least: number, most: number) => {
    const wanted = `a whole number from ${least} to ${most}`
    const value = number(name, least, most, wanted)
    if (value !== undefined && !Number.isInteger(value)) wrong(name, wanted)
    return value
  }
  const flag = (name: string) => {
    const value = body[name]
    if (value === undefined || typeof value === 'boolean') return value
    wrong(name, 'true or false')
    return undefined
  }

  for (const name of Object.keys(body)) {
    if (!known.includes(name)) errors.push(`${name} is not known; known are ${known.join(', ')}.`)
  }
  const { route, headers, redirect, dialect, organizationId } = body
  if (
    typeof route !== 'string' ||
    !/^(?:\*|(?:(?:[A-Za-z]+|\*) +)?(?:\/\S*|\*))$/.test(route.trim())
  ) {
    wrong('route', 'a method and a path such as "GET /scenarios/:id", a path alone, or "*"')
  }
  const status = whole('status', 200, 599)
  const delayMs = whole('delayMs', 0, 600_000)
  const jitterMs = whole('jitterMs', 0, 600_000)
  const oversized = whole('oversized', 1, 1_000_000_000)
  const times = whole('times', 1, 1_000_000) ?? whole('count', 1, 1_000_000)
  const probability = number('probability', 0, 1, 'a number from 0 to 1')
  if (dialect !== undefined && !isDialect(dialect))
    wrong('dialect', `one of ${dialects.join(', ')}`)
  if (organizationId !== undefined && typeof organizationId !== 'string')
    wrong('organizationId', 'a text')
  if (redirect !== undefined && typeof redirect !== 'boolean' && typeof redirect !== 'string') {
    wrong('redirect', 'true, false or an address')
  }
  if (headers !== undefined && !isHeaders(headers)) wrong('headers', 'an object of texts')
  const set = Object.fromEntries(
    [...flags, 'processed'].flatMap((name) => {
      const value = flag(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const kinds = [
    ...flags.filter((name) => set[name] === true),
    ...(redirect === undefined || redirect === false ? [] : ['redirect']),
    ...(oversized === undefined ? [] : ['oversized']),
    ...(status === undefined ? [] : ['status']),
  ]
  if (kinds.length > 1) errors.push(`Only one of ${kinds.join(', ')} can be given.`)
  const isLate = delayMs !== undefined || jitterMs !== undefined
  if (kinds.length === 0 && !isLate && errors.length === 0) {
    errors.push(
      `Say what goes wrong: status, delayMs, jitterMs or one of ${faultKinds.join(', ')}.`,
    )
  }
  if (errors.length > 0 || typeof route !== 'string') return { ok: false, errors }
  return {
    ok: true,
    route,
    fault: {
      ...set,
      ...(status !== undefined && { status }),
      ...('body' in body && { body: body['body'] }),
      ...(isHeaders(headers) && { headers }),
      ...(delayMs !== undefined && { delayMs }),
      ...(jitterMs !== undefined && { jitterMs }),
      ...(oversized !== undefined && { oversized }),
      ...((typeof redirect === 'string' || redirect === true) && { redirect }),
      ...(times !== undefined && { times }),
      ...(probability !== undefined && { probability }),
      ...(isDialect(dialect) && { dialect }),
      ...(typeof organizationId === 'string' && { organizationId }),
    },
  }
}

function isDialect(value: unknown): value is Dialect {
  return dialects.some((one) => one === value)
}

function isHeaders(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  )
}
