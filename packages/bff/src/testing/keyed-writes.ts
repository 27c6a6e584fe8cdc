import type { Fault, Sandbox } from '@inlaykit/sandbox'
import type { TestCaller } from './test-bff.js'

/** Sends a write with an idempotency key. By default a `POST` of an empty object. */
export function writeWithKey(
  caller: TestCaller,
  path: string,
  key: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<Response> {
  const { method = 'POST', body = {}, signal } = init
  return caller.request(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    ...(signal && { signal }),
  })
}

/** The requests to run something that the sandbox has heard. */
export function runsOf(sandbox: Sandbox): ReturnType<Sandbox['requests']> {
  return sandbox
    .requests()
    .filter(({ method, path }) => method === 'POST' && /\/(run|execute)$/.test(path))
}

/** Strikes the sandbox's runs, in either dialect. */
export function failRuns(sandbox: Sandbox, fault: Fault): void {
  for (const verb of ['run', 'execute']) sandbox.fail(`POST /scenarios/:id/${verb}`, fault)
}

/** The id of the item that an answer holds. */
export async function idOf(response: Response): Promise<string> {
  return ((await response.json()) as { id: string }).id
}
