import type { EndpointName } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { openBff, type OpenBff } from '../testing/open-bff.js'
import { createOpenBook, type OpenBook, type Snapshot } from '../testing/open-book.js'
import { pathOf, viewerHeader, type TestBff } from '../testing/test-bff.js'
import {
  ask,
  endpointNames,
  endpointOf,
  exampleOf,
  guardedNames,
  leaveStream,
  letIn,
  untilQuiet,
  writeNames,
  type Departure,
  type PathIds,
} from '../testing/tour.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

/** What needs no viewer, and so no header. Whoever adds to it must say what guards it instead. */
const open: Partial<Record<EndpointName, string>> = {
  getHealth: 'tells nothing but that the process lives',
  getReadiness: 'tells nothing but that the store answers',
  getOpenApi: 'is public',
  beginOAuth: 'good once, by a ticket of who was let in',
  notifyRunEnd: 'good for a run of one scenario, by the token that Make alone was given',
  completeOAuth: 'good once, by the state and the cookie of who began',
}

const problemContent = 'application/problem+json; charset=utf-8'
const publicUrl = 'https://app.example.com'

let book: OpenBook
let opened: OpenBff
let sandbox: Sandbox
let test: TestBff
let ids: PathIds
let idsFor: OpenBff['idsFor']
let callers: OpenBff['callers']

beforeAll(async () => {
  book = await createOpenBook(testStages[0]!.database)
  opened = await openBff({ database: book.location, options: { publicUrl } })
  ;({ sandbox, test, ids, idsFor, callers } = opened)
  await untilQuiet(test, test.me, ids)
})
afterAll(async () => {
  await opened.close()
  await book.remove()
})

/** Reads the store once it rests: the rights that were drawn for the last requests go back by themselves, seconds later. */
function readAtRest(): Promise<Snapshot> {
  return vi.waitFor(
    async () => {
      const snapshot = await book.read()
      expect(snapshot['budgets']!.filter((row) => !row.includes('"leases":{}'))).toEqual([])
      return snapshot
    },
    { timeout: 30_000, interval: 200 },
  )
}

/** Runs `attempts`, and asserts that neither Make nor the store saw anything of them. */
async function unnoticed(attempts: () => Promise<void>): Promise<void> {
  const before = await readAtRest()
  sandbox.clearRequests()
  await attempts()
  expect(sandbox.requests()).toEqual([])
  expect(await readAtRest()).toEqual(before)
}

describe('a read', () => {
  it('C5: changes nothing at Make or in the store, however often it is asked', async () => {
    // What was read may be kept, with its time, and counts against Make's limit; everything else stays to the bit.
    const whatReadsMayTouch = { skip: /^(mirror_|budgets$)/, without: ['last_used_at'] }
    const before = await book.read(whatReadsMayTouch)
    await untilQuiet(test, test.me, ids)
    for (let round = 1; round <= 2; round += 1) {
      for (const { way, caller } of callers()) {
        for (const name of endpointNames.filter((each) => endpointOf(each).method === 'GET')) {
          const { status } = await ask(caller, name, { ids })
          expect(status, `${name} over ${way}`).toBeLessThan(500)
        }
      }
    }
    expect(sandbox.requests().filter(({ method }) => method !== 'GET')).toEqual([])
    expect(await book.read(whatReadsMayTouch)).toEqual(before)
  })
})

describe('a foreign page', () => {
  it('C1: finds no route without a viewer but those that need none', () => {
    const unguarded = endpointNames.filter((name) => endpointOf(name).permission === 'none')
    expect(unguarded.toSorted()).toEqual(Object.keys(open).toSorted())
  })

  it('C1: reaches no route, reads included, without the header that it cannot send', async () => {
    await unnoticed(async () => {
      for (const { way, caller } of callers()) {
        for (const name of guardedNames) {
          for (const value of ['', '0', 'true', '11', '1, 1']) {
            const response = await ask(caller, name, { ids, headers: { 'X-Inlaykit': value } })
            const problem = await expectProblem(response, 'forbidden')
            expect(problem.detail, `${name} over ${way}`).toContain('X-Inlaykit')
          }
        }
      }
    })
  })

  it('C1: reaches no handler by a form, a text, a beacon or a body of no type', async () => {
    const form = 'application/x-www-form-urlencoded'
    const simple: Departure[] = [
      { headers: { 'Content-Type': form }, body: 'wait=true' },
      { headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: '--x--\r\n' },
      { headers: { 'Content-Type': 'text/plain' }, body: '{"input":{}}' },
      { headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: '{}' },
      { headers: { 'Content-Type': '' }, body: '{}' },
      { body: undefined },
    ]
    const from = { Cookie: 'session=1', Origin: 'https://evil.example' }
    await unnoticed(async () => {
      for (const { way, caller } of callers()) {
        for (const name of guardedNames) {
          for (const departure of simple) {
            const isRead = endpointOf(name).method === 'GET'
            const methods = isRead ? ['GET'] : ['POST', endpointOf(name).method]
            for (const method of methods) {
              const { path, init } = exampleOf(name, {
                ids,
                method,
                ...departure,
                ...(isRead ? { body: undefined } : {}),
                headers: { ...from, ...departure.headers, 'X-Inlaykit': '' },
              })
              const response = await leaveStream(await caller.request(path, init))
              const problem = await expectProblem(response, 'forbidden', 'method-not-allowed')
              expect(problem.status, `${method} ${name} over ${way}`).toBeGreaterThan(400)
            }
          }
        }
      }
    })
  })

  it('C1: gains nothing by the header without the type of a body, which are both refused', async () => {
    await unnoticed(async () => {
      for (const { caller } of callers()) {
        for (const name of writeNames) {
          for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
            const response = await ask(caller, name, {
              ids,
              body: '{}',
              headers: { 'Content-Type': type, Origin: publicUrl },
            })
            await expectProblem(response, 'unsupported-media-type')
          }
        }
      }
    })
  })

  it('C2: writes nothing, whatever it says of its origin', async () => {
    const hostile: Record<string, string>[] = [
      { Cookie: 'session=1' },
      { Cookie: 'session=1', 'Sec-Fetch-Site': 'none' },
      { Cookie: 'session=1', 'Sec-Fetch-Site': 'same-site' },
      { Cookie: 'session=1', 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' },
      { Origin: '' },
      { Origin: 'https://evil.example' },
      { Origin: `${publicUrl}.evil.example` },
      { Origin: 'https://evil-app.example.com' },
      { Origin: 'https://evil.app.example.com' },
      { Origin: `${publicUrl}:8443` },
      { Origin: 'http://app.example.com' },
      { Origin: `${publicUrl}/` },
      { Origin: `${publicUrl}, https://evil.example` },
      { Origin: 'https://APP.example.com' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    ]
    await unnoticed(async () => {
      for (const { way, origin, caller } of callers()) {
        for (const name of writeNames) {
          for (const headers of [...hostile, { Origin: origin }]) {
            const response = await ask(caller, name, {
              ids,
              headers: { Cookie: 'session=1', ...headers },
            })
            const problem = await expectProblem(response, 'forbidden')
            expect(problem.detail, `${name} over ${way}: ${JSON.stringify(headers)}`).toMatch(
              /comes from|origin/i,
            )
          }
        }
      }
    })
  })

  it('C2: is told from our own, which may write', async () => {
    for (const { way, caller } of callers()) {
      for (const name of writeNames) {
        for (const headers of [
          { Cookie: 'session=1', Origin: publicUrl },
          { Cookie: 'session=1', 'Sec-Fetch-Site': 'same-origin' },
        ]) {
          const response = await ask(caller, name, { ids: await idsFor(name), headers })
          expect(letIn, `${name} over ${way}: ${await response.text()}`).toContain(response.status)
        }
      }
    }
  })
})

/** What every answer to a viewer must say of itself; `storable` when a browser may keep it for the same viewer. */
function expectGuarded(response: Response, what: string, storable: boolean): void {
  const said = (header: string) => response.headers.get(header)
  expect(said('x-content-type-options'), what).toBe('nosniff')
  expect(said('cache-control'), what).toBe(storable ? 'private, no-cache' : 'no-store')
  expect(said('vary')?.split(', '), what).toEqual(
    expect.arrayContaining(['Cookie', 'Authorization', 'Origin']),
  )
  expect(said('access-control-allow-origin'), what).toBeNull()
  for (const header of ['server', 'x-powered-by', 'set-cookie']) expect(said(header)).toBeNull()
}

describe('an answer', () => {
  it('C6: says of itself what it is, for whom, and that nobody may keep it for others', async () => {
    for (const { way, caller } of callers()) {
      for (const name of guardedNames) {
        const what = `${name} over ${way}`
        const endpoint = endpointOf(name)
        const response = await ask(caller, name, { ids: await idsFor(name) })
        expect(letIn, what).toContain(response.status)
        if (response.status >= 400) {
          expect(response.headers.get('content-type')).toBe(problemContent)
          expectGuarded(response, what, false)
        } else if (name === 'streamEvents') {
          expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
          expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
          expect(response.headers.get('x-content-type-options')).toBe('nosniff')
        } else {
          const type = endpoint.response === null ? null : 'application/json; charset=utf-8'
          expect(response.headers.get('content-type'), what).toBe(type)
          expectGuarded(response, what, endpoint.method === 'GET' && !endpoint.confidential)
        }
      }
    }
  })

  it('C6: guards its problems alike', async () => {
    for (const { way, caller } of callers()) {
      for (const name of guardedNames) {
        const refused: Record<string, Response> = {
          header: await ask(caller, name, { ids, headers: { 'X-Inlaykit': '' } }),
          origin: await ask(caller, name, { ids, headers: { Origin: 'https://evil.example' } }),
          query: await ask(caller, name, { ids, query: '?nothing=1' }),
          nobody: await ask(caller, name, { ids, headers: { [viewerHeader]: '' } }),
          method: await ask(caller, name, { ids, method: 'PUT', body: undefined }),
          address: await caller.request(`${pathOf(name, ids)}/nowhere`),
        }
        for (const [why, response] of Object.entries(refused)) {
          const what = `${name} over ${way}, refused for its ${why}`
          expect(response.status, what).toBeGreaterThanOrEqual(400)
          expect(response.headers.get('content-type'), what).toBe(problemContent)
          expectGuarded(response, what, false)
        }
      }
    }
  })

  it('C6: of a route for everybody holds nothing of anybody, and is typed too', async () => {
    for (const { way, caller } of callers()) {
      for (const name of Object.keys(open) as EndpointName[]) {
        const response = await ask(caller, name)
        const what = `${name} over ${way}`
        const isFine = response.status < 400
        const type = isFine ? 'application/json; charset=utf-8' : problemContent
        expect(response.headers.get('content-type'), what).toBe(type)
        expect(response.headers.get('cache-control'), what).toBe('no-store')
        expect(response.headers.get('x-content-type-options'), what).toBe('nosniff')
      }
    }
  })
})
