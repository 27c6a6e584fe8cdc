import type { Sandbox } from '@inlaykit/sandbox'
import { problems, problemType, type ProblemName } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { openBff, type OpenBff } from '../testing/open-bff.js'
import { viewerHeader, type TestBff } from '../testing/test-bff.js'
import { ask, endpointNames, guardedNames, type PathIds } from '../testing/tour.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const stage = testStages[0]!
/** What a caller must never read of an inner failure. */
const innerWords = 'relation "inlaykit.users" at 10.0.0.7:5432 says hunter2'

let opened: OpenBff
let sandbox: Sandbox
let test: TestBff
let ids: PathIds
let withSpareConnection: OpenBff['withSpareConnection']
let callers: OpenBff['callers']
let identifyFails = false

beforeAll(async () => {
  opened = await openBff({
    options: {
      limits: { upstreamMs: 10_000 },
      identify: ({ header }) => {
        if (identifyFails) throw new TypeError(innerWords)
        const text = header(viewerHeader)
        return text ? JSON.parse(text) : null
      },
    },
  })
  ;({ sandbox, test, ids, withSpareConnection, callers } = opened)
})
afterAll(() => opened.close())

interface LogLine {
  readonly requestId?: string
  readonly status?: number
  readonly problem?: string
  readonly err?: { readonly message: string; readonly stack: string }
}

const lineOf = (requestId: string) =>
  test.logs
    .map((line) => JSON.parse(line) as LogLine)
    .filter((line) => line.requestId === requestId && line.status !== undefined)

/** Asks everything in each way; answers the texts of all problems, each held against its form and its log line. */
async function problemsOf(headers: Record<string, string> = {}): Promise<string[]> {
  const texts: string[] = []
  for (const { way, caller } of callers()) {
    for (const name of endpointNames) {
      const response = await ask(caller, name, { ids, headers })
      if (response.status < 400) continue
      const text = await response.clone().text()
      const type = (JSON.parse(text) as { type: string }).type
      const known = (Object.keys(problems) as ProblemName[]).find(
        (problem) => problemType(problem) === type,
      )
      expect(known, `${name}: ${text}`).toBeDefined()
      const problem = await expectProblem(response, known!)
      const lines = lineOf(problem.instance)
      expect(lines, `the log of ${name} over ${way}`).toHaveLength(1)
      expect(lines[0]).toMatchObject({ problem: known, status: problem.status })
      texts.push(text)
    }
  }
  return texts
}

describe('an error', () => {
  it('E1: of an unknown kind tells one fixed text, and its cause is in the log under its id', async () => {
    identifyFails = true
    const texts = await problemsOf()
    identifyFails = false
    expect(texts.length).toBeGreaterThanOrEqual(2 * guardedNames.length)
    const unlike = new Set(
      texts
        .filter((text) => text.includes(problemType('internal')))
        .map((text) => JSON.stringify({ ...(JSON.parse(text) as object), instance: '' })),
    )
    expect(unlike.size).toBe(1)
    expect([...unlike][0]).not.toMatch(/hunter2|relation|TypeError|node_modules|\.ts/)
    for (const text of texts.filter((each) => each.includes(problemType('internal')))) {
      const { instance } = JSON.parse(text) as { instance: string }
      expect(lineOf(instance)[0]!.err).toMatchObject({
        message: innerWords,
        stack: expect.stringContaining('errors.integration.test.ts') as string,
      })
    }
  })

  it("E1: of Make's holds neither a stack nor an address, whatever Make says", async () => {
    const leak = `<script>steal()</script> at ${sandbox.url(stage.dialect)}/users?token=abc123 Error: x\n    at handler (/srv/make/app.js:1:1)`
    const faults = [
      { status: 500, body: { message: leak, detail: leak } },
      { status: 400, body: { message: leak, detail: leak, code: 'SC400' } },
      { status: 403, body: leak },
      { status: 404, body: { message: leak } },
      { malformed: true },
      { wrongShape: true },
      { reset: true },
      { redirect: 'http://127.0.0.1:1/inner?token=abc123' },
    ]
    for (const fault of faults) {
      sandbox.fail('*', fault)
      const texts = await problemsOf()
      sandbox.clearFaults()
      expect(texts.length, JSON.stringify(fault)).toBeGreaterThan(4)
      for (const text of texts) {
        expect(text).not.toMatch(/abc123|127\.0\.0\.1|node:internal|packages|http:|\\n|\\u00/)
        // A refusal is told in Make's own words, cleaned; of everything else nothing of Make's is told.
        if (!text.includes(problemType('upstream-rejected'))) {
          expect(text).not.toMatch(/script|\/srv\/make| at handler/)
        }
      }
      // A refused credential or a broken breaker must not hide what the next fault does.
      ids = await withSpareConnection()
      await test.me.request(`/connections/${test.connections.acme!.id}/test`, { method: 'POST' })
    }
  }, 120_000)

  it('E1: names each problem by a type that stays', () => {
    expect(Object.keys(problems).map((name) => problemType(name as ProblemName))).toEqual([
      'urn:inlaykit:problem:unauthenticated',
      'urn:inlaykit:problem:forbidden',
      'urn:inlaykit:problem:not-found',
      'urn:inlaykit:problem:validation',
      'urn:inlaykit:problem:conflict',
      'urn:inlaykit:problem:not-connected',
      'urn:inlaykit:problem:reconnect-required',
      'urn:inlaykit:problem:unsupported',
      'urn:inlaykit:problem:payload-too-large',
      'urn:inlaykit:problem:rate-limited',
      'urn:inlaykit:problem:upstream-rejected',
      'urn:inlaykit:problem:upstream-unavailable',
      'urn:inlaykit:problem:upstream-timeout',
      'urn:inlaykit:problem:method-not-allowed',
      'urn:inlaykit:problem:unsupported-media-type',
      'urn:inlaykit:problem:idempotency-mismatch',
      'urn:inlaykit:problem:unavailable',
      'urn:inlaykit:problem:internal',
    ])
  })
})

describe('the log', () => {
  it('I8: is one line a record, whatever control characters come from outside', async () => {
    const evil =
      'x\r\n{"level":"info","msg":"forged"}\u001b[2J\u001b]0;pwned\u0007\u009b31m\u2028\u2029\u0000\u007f'
    const coded = encodeURIComponent(evil)
    const someone = (viewer: object) => ({
      [viewerHeader]: encodeJson({ ...test.me.viewer, ...viewer }),
    })
    for (const { caller } of callers()) {
      for (const name of guardedNames) {
        const strange = {
          scenarioId: coded,
          executionId: coded,
          connectionId: coded,
          memberId: coded,
          webhookId: coded,
          folderId: coded,
          incompleteExecutionId: coded,
        }
        await ask(caller, name, { ids: strange })
        await ask(caller, name, { ids, query: `?${coded}=${coded}` })
        await ask(caller, name, {
          ids,
          headers: { 'Last-Event-ID': '\u009b31m', Origin: '\u009b31m' },
        })
        await ask(caller, name, {
          ids,
          headers: someone({ tenantId: evil, userId: evil, name: evil }),
        })
      }
      await ask(caller, 'updateConnection', { ids, body: { label: '\u009b31m' } })
      await ask(caller, 'runScenario', { ids, body: { input: { [evil]: evil } } })
    }
    // What Make says goes into the log with the failure of ours that it caused.
    sandbox.fail('*', { status: 500, body: { message: evil, detail: evil } })
    await problemsOf()
    sandbox.clearFaults()
    identifyFails = true
    await ask(test.me, 'getSession')
    identifyFails = false

    expect(test.logs.length).toBeGreaterThan(100)
    for (const line of test.logs) {
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\n./)
      expect(line.endsWith('\n')).toBe(true)
      expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' })
    }
  })
})

/** JSON as a header can carry it. */
function encodeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
