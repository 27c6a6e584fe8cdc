import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { bodyBytesOf, type EndpointName } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exampleBodies } from '../testing/example-bodies.js'
import { expectProblem } from '../testing/expect-problem.js'
import { openBff, type OpenBff } from '../testing/open-bff.js'
import { streamOf } from '../testing/stream-of.js'
import {
  ask,
  endpointOf,
  exampleOf,
  guardedNames,
  writeNames,
  type PathIds,
} from '../testing/tour.js'
import { names, wrongBodies } from '../testing/wrong-bodies.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

/** What the server takes; some endpoints take more. */
const serverLimit = 64 * 1024
const limitOf = (name: EndpointName) => bodyBytesOf(endpointOf(name), serverLimit)
const json = { 'Content-Type': 'application/json' }

let opened: OpenBff
let sandbox: Sandbox
let ids: PathIds
let callers: OpenBff['callers']

beforeAll(async () => {
  opened = await openBff({
    sandbox: { scenariosPerTeam: 120, historyDays: 2 },
    options: { limits: { bodyBytes: serverLimit } },
  })
  ;({ sandbox, ids, callers } = opened)
})
afterAll(() => opened.close())

const exampleBody = (name: EndpointName) =>
  (exampleBodies as Partial<Record<EndpointName, object>>)[name] ?? {}

/** Runs `attempts`, and asserts that Make heard of no change. */
async function unheard(attempts: () => Promise<void>): Promise<void> {
  sandbox.clearRequests()
  await attempts()
  expect(sandbox.requests().filter(({ method }) => method !== 'GET')).toEqual([])
}

describe('a body', () => {
  it('I1: of too many bytes is refused, announced, in pieces, or in characters of several bytes', async () => {
    await unheard(async () => {
      for (const { caller } of callers()) {
        for (const name of writeNames) {
          const { path, init } = exampleOf(name, { ids, headers: json })
          const limit = limitOf(name)
          const send = (body: string | ReadableStream<Uint8Array>) =>
            caller.request(path, Object.assign({ ...init, body }, { duplex: 'half' }))
          await expectProblem(await send(' '.repeat(limit + 1)), 'payload-too-large')
          await expectProblem(await send(streamOf(limit + 1)), 'payload-too-large')
          const wide = JSON.stringify({ text: 'ü'.repeat(limit / 2) })
          expect(wide.length).toBeLessThan(limit)
          await expectProblem(await send(wide), 'payload-too-large')
        }
      }
    })
  })

  it('I1: of just as many bytes as are taken is looked at', async () => {
    for (const { way, caller } of callers()) {
      for (const name of writeNames) {
        const limit = limitOf(name)
        const body = JSON.stringify({ unknown: 1 }).padEnd(limit, ' ')
        await expectProblem(await ask(caller, name, { ids, body, headers: json }), 'validation')
        expect(Buffer.byteLength(body), `${name} over ${way}`).toBe(limit)
      }
    }
  })

  it('I1: that is compressed is never inflated', async () => {
    const bomb = Buffer.alloc(8 * 1024 * 1024, 0x20)
    const packed: [string, Buffer][] = [
      ['gzip', gzipSync(bomb)],
      ['deflate', deflateSync(bomb)],
      ['br', brotliCompressSync(bomb)],
      ['identity, gzip', gzipSync(bomb)],
      ['GZIP', gzipSync('{}')],
      ['x-unknown', Buffer.from('{}')],
    ]
    await unheard(async () => {
      for (const { caller } of callers()) {
        for (const name of writeNames) {
          const { path, init } = exampleOf(name, { ids, headers: json })
          for (const [encoding, body] of packed) {
            const headers = { ...init.headers, 'Content-Encoding': encoding }
            const response = await caller.request(path, {
              ...init,
              headers,
              body: new Uint8Array(body),
            })
            await expectProblem(response, 'unsupported-media-type')
          }
        }
      }
    })
  })

  it('I2: with keys that reach prototypes, or without end, is refused, and changes no object', async () => {
    const evil = [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"input":{"a":[{"__proto__":{"polluted":true}}]}}',
      '{"input":{"constructor":{"prototype":{"polluted":true}}}}',
      '{"\\u005f_proto__":{"polluted":true}}',
      `{"input":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
      `{"input":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    ]
    await unheard(async () => {
      for (const { way, caller } of callers()) {
        for (const name of writeNames) {
          for (const body of evil) {
            const response = await ask(caller, name, { ids, body, headers: json })
            const problem = await expectProblem(response, 'validation')
            expect(problem.errors![0]!.path, `${name} over ${way}`).toMatch(/^body/)
          }
        }
      }
    })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('I2: of very many fields is refused in few words', async () => {
    const many = JSON.stringify(
      Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`f${i}`, 1])),
    )
    for (const { caller } of callers()) {
      for (const name of writeNames) {
        const response = await ask(caller, name, { ids, body: many, headers: json })
        const problem = await expectProblem(response, 'validation')
        expect(problem.errors!.length).toBeLessThanOrEqual(50)
      }
    }
  })

  it('I4: that departs from its contract in any place, however deep, is refused by that place', async () => {
    let tried = 0
    await unheard(async () => {
      for (const { way, caller } of callers()) {
        for (const name of writeNames) {
          for (const wrong of wrongBodies(endpointOf(name).body ?? z.strictObject({}))) {
            const body = JSON.stringify(wrong.body)
            const response = await ask(caller, name, { ids, body, headers: json })
            const { errors } = await expectProblem(response, 'validation')
            const where = `${name} over ${way}: ${wrong.fault} at ${wrong.place}`
            expect(
              errors?.some(({ path }) => names(path, wrong.place)),
              where,
            ).toBe(true)
            tried += 1
          }
        }
      }
    })
    expect(tried).toBeGreaterThan(300)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

/** The fields of a schema. */
const fieldsOf = (schema: z.ZodType | undefined) =>
  Object.keys((schema as z.ZodObject | undefined)?.shape ?? {})

describe('what a request may ask for', () => {
  it('I4: is flat: what some parsers make objects of is a field that is not known', async () => {
    await unheard(async () => {
      for (const { way, caller } of callers()) {
        for (const name of guardedNames) {
          const fields = [...fieldsOf(endpointOf(name).query), '__proto__', 'constructor', 'x']
          for (const field of fields.flatMap((one) => [
            `${one}[]`,
            `${one}[polluted]`,
            `${one}.x`,
          ])) {
            const query = `?${encodeURIComponent(field)}=true`
            const { errors } = await expectProblem(
              await ask(caller, name, { ids, query }),
              'validation',
            )
            const said = errors!.map(({ path, message }) => `${path} ${message}`)
            expect(said, `${name} over ${way}`).toContain(`query.${field} is not known`)
          }
        }
      }
    })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('I6: is bounded: no page is longer than 100, and none is 50 unless told', async () => {
    const lists = guardedNames.filter((name) => fieldsOf(endpointOf(name).query).includes('limit'))
    expect(lists.length).toBeGreaterThan(2)
    for (const { caller } of callers()) {
      for (const name of lists) {
        for (const value of [
          '0',
          '-1',
          '101',
          '1000000000',
          '1.5',
          'NaN',
          'Infinity',
          '-0.5',
          '',
          'all',
          '1e3',
        ]) {
          const response = await ask(caller, name, { ids, query: `?limit=${value}` })
          const problem = await expectProblem(response, 'validation')
          expect(problem.errors![0]!.path).toBe('query.limit')
        }
      }
      const byDefault = await caller.call('listScenarios', {})
      expect(byDefault.items).toHaveLength(50)
      expect(byDefault.nextCursor).not.toBeNull()
      const most = await caller.call('listScenarios', { query: { limit: 100 } })
      expect(most.items).toHaveLength(100)
    }
  })

  it('I6: is bounded: no text of a query or a body may be as long as it likes', async () => {
    const long = 'a'.repeat(3000)
    // A description may have pages.
    const longest = 'a'.repeat(10_000)
    let tried = 0
    await unheard(async () => {
      for (const { way, caller } of callers()) {
        for (const name of guardedNames) {
          const { query, body } = endpointOf(name)
          for (const field of fieldsOf(query)) {
            const response = await ask(caller, name, { ids, query: `?${field}=${long}` })
            await expectProblem(response, 'validation')
            tried += 1
          }
          for (const field of fieldsOf(body)) {
            const response = await ask(caller, name, {
              ids,
              body: { ...exampleBody(name), [field]: longest },
            })
            expect(
              (await expectProblem(response, 'validation')).errors!.length,
              `${name} over ${way}`,
            ).toBeGreaterThan(0)
            tried += 1
          }
        }
      }
    })
    expect(tried).toBeGreaterThan(40)
  })

  it('F4: never alters what is asked of Make: no id reaches another place there', async () => {
    const hostile = [
      '../organizations',
      '..%2forganizations',
      '%2e%2e',
      '1;x=1',
      '1?teamId=1',
      '1#x',
      '1\r\nX-Injected: 1',
      '1 HTTP/1.1',
    ]
    sandbox.clearRequests()
    for (const { way, caller } of callers()) {
      for (const id of hostile) {
        for (const path of [
          `/scenarios/${encodeURIComponent(id)}`,
          `/executions?scenarioId=${encodeURIComponent(id)}`,
        ]) {
          const { status } = await caller.request(path)
          expect([400, 404], `${path} over ${way}`).toContain(status)
        }
      }
    }
    // What was looked for was looked for in the list; the histories of those in it are read behind that.
    const own =
      /^GET \/(guide|live)\/api\/v2\/scenarios(\/\d{5,}\/(executions|logs))?( HTTP\/1\.1)?$/
    const paths = new Set(sandbox.requests().map(({ line }) => line.replace(/[?].*/, '')))
    for (const line of paths) expect(line).toMatch(own)
  })
})
