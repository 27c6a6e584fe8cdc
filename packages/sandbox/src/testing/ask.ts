import { onTestFinished } from 'vitest'
import type { Dialect } from '../http/environment.js'
import { createSandbox, type Sandbox } from '../sandbox.js'
import type { SandboxOptions } from '../options.js'
import { createVirtualClock, type VirtualClock } from '../world/clock.js'

/** A Wednesday, so that weekly schedules have something before and after. */
export const noon = Date.UTC(2026, 2, 18, 12)

/** An answer, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // What a dialect answers is looked at field by field; a type here would only repeat what the test is to find out.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

/** Asks one dialect in the name of one organisation. */
export interface Ask {
  (method: string, path: string, body?: unknown): Promise<Answer>
}

/** A sandbox that listens and is closed when the test ends; quiet and without limits unless asked otherwise. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = createSandbox({ scheduler: false, rateLimits: false, ...options })
  onTestFinished(() => sandbox.close())
  await sandbox.listen()
  return sandbox
}

/** The same with a clock that the test moves. */
export async function startAtNoon(
  options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; clock: VirtualClock }> {
  const clock = createVirtualClock(noon)
  return { sandbox: await startSandbox({ ...options, clock }), clock }
}

/** @param organization which of the sandbox's organisations asks */
export function asks(sandbox: Sandbox, dialect: Dialect, organization = 0): Ask {
  return (method, path, body) =>
    askAs(sandbox, dialect, sandbox.organizations[organization]?.apiKey, method, path, body)
}

/** Asks with any key, or none. */
export async function askAs(
  sandbox: Sandbox,
  dialect: Dialect,
  apiKey: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${sandbox.url(dialect)}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(apiKey !== undefined && { Authorization: `Token ${apiKey}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return readAnswer(response)
}

/** Asks any address, with any `Authorization` or none. */
export async function askWith(url: string, authorization?: string): Promise<Answer> {
  const headers = authorization === undefined ? {} : { Authorization: authorization }
  return readAnswer(await fetch(url, { redirect: 'manual', headers }))
}

/** Reads an answer to its end. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  }
}

/** The first team of an organisation. */
export function teamOf(sandbox: Sandbox, organization = 0): string {
  const id = sandbox.organizations[organization]?.teams[0]?.id
  if (id === undefined) throw new Error('The organisation has no team.')
  return id
}
