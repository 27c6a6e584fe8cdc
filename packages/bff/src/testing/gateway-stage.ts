import { onTestFinished } from 'vitest'
import { createSandbox } from '@inlaykit/sandbox'
import type { Dialect, Plan } from '@inlaykit/shared'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { createGateway } from '../make/gateway/index.js'
import type { QueueWait } from '../make/gateway/observer.js'
import type { Priority, UpstreamRequest } from '../make/port/call.js'
import { createManualClock } from './manual-clock.js'

/**
 * A gateway before a sandbox, over real HTTP and on one manual clock, which stands still while a request is under way. Both
 * end with the test.
 */
export async function createGatewayStage(options: {
  readonly dialect: Dialect
  readonly plan: Plan
}) {
  const { dialect, plan } = options
  const clock = createManualClock()
  const sandbox = createSandbox({
    dialect,
    plan,
    scheduler: false,
    historyDays: 0,
    scenariosPerTeam: 20,
    clock: {
      now: () => clock.now(),
      after(ms, run) {
        const timer = new AbortController()
        clock.sleep(ms, timer.signal).then(run, () => undefined)
        return { clear: () => timer.abort() }
      },
    },
  })
  onTestFinished(() => sandbox.close())
  await sandbox.listen()
  const baseUrl = sandbox.url(dialect)
  const [organization] = sandbox.organizations
  if (!organization) throw new Error('the sandbox has no organisation')

  let underWay = 0
  const waits: QueueWait[] = []
  const gateway = createGateway({
    clock,
    logger: silentLogger,
    userAgent: 'inlaykit/test',
    limits: { upstreamMs: 15_000 },
    observer: {
      queueWait(wait) {
        waits.push(wait)
        if (wait.outcome === 'started') underWay += 1
      },
      upstreamCall() {
        underWay -= 1
      },
    },
  })
  onTestFinished(() => gateway.close())
  const { upstream } = gateway.connect({
    tenantId: 'acme',
    connectionId: 'con_1',
    dialect,
    baseUrl,
    organizationKey: `org ${organization.id}`,
    plan,
    credential: async () => ({ scheme: 'Token', value: new Secret(organization.apiKey) }),
  })

  /** Lets time pass until `isDone`: from one thing that falls due to the next, once all requests are answered. */
  async function passUntil(isDone: () => boolean): Promise<void> {
    while (!isDone()) {
      await new Promise((resolve) => setImmediate(resolve))
      if (underWay > 0) continue
      await clock.advance(Math.max(0, (clock.nextAt ?? clock.now()) - clock.now()))
    }
  }

  return {
    clock,
    waits,
    organizationId: organization.id,
    passUntil,
    /** What the upstream was asked, and how it answered: all of it, whoever asked. */
    journal: () => sandbox.requests(),
    /** Makes a call through the gateway. */
    async call(request: UpstreamRequest, priority: Priority): Promise<void> {
      await upstream.request(request, { priority })
    },
    /** Another program asks something of the same organisation. */
    async askBesides(): Promise<void> {
      underWay += 1
      try {
        const path =
          dialect === 'guide' ? '/scenarios?limit=1' : `/organizations/${organization.id}`
        const headers = { authorization: `Token ${organization.apiKey}`, 'user-agent': 'other' }
        await (await fetch(baseUrl + path, { headers })).text()
      } finally {
        underWay -= 1
      }
    },
  }
}
