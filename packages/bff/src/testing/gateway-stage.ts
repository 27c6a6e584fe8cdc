import { createSandbox } from '@inlaykit/sandbox'
import type { Dialect, Plan } from '@inlaykit/shared'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { createMemoryBudgets } from '../make/gateway/budget/store.js'
import { createGateway, type Gateway } from '../make/gateway/index.js'
import type { QueueWait } from '../make/gateway/observer.js'
import { pathOf, type Priority, type UpstreamRequest } from '../make/port/call.js'
import { serveSandbox } from './gateway-server.js'
import { atDistance } from './instances.js'
import { createManualClock } from './manual-clock.js'

/** How one organisation and its instances are set up. */
interface StageOptions {
  readonly dialect: Dialect
  readonly plan: Plan
  /** How many share the organisation's budget; 1 by default. Several are 2 ms away from what they share. */
  readonly instances?: number
  /** Whether the upstream leaves out its `X-RateLimit-…` headers. */
  readonly isSilent?: boolean
}

/** Instances of the gateway before a sandbox, on one manual clock. */
export type GatewayStage = Awaited<ReturnType<typeof openGatewayStage>>

/**
 * Opens a stage: real HTTP, on a clock that stands still while a request is under way. Close it at the end.
 */
export async function openGatewayStage(options: StageOptions) {
  const { dialect, plan, instances = 1, isSilent = false } = options
  const clock = createManualClock()
  const sandbox = createSandbox({
    dialect,
    plan,
    scheduler: false,
    historyDays: 0,
    scenariosPerTeam: 20,
    clock,
  })
  const [organization] = sandbox.organizations
  const [scenario] = sandbox.world.scenarios(organization?.teams[0]?.id)
  if (!organization || !scenario) throw new Error('The sandbox has no scenario.')
  const server = await serveSandbox(sandbox, { isSilent })
  const baseUrl = `${server.origin}/${dialect}/api/v2`

  let underWay = 0
  const waits: QueueWait[] = []
  let refusedBesides = 0
  const memory = createMemoryBudgets(clock)
  const budgets = instances === 1 ? memory : atDistance(memory, clock, 2)
  const gateways: Gateway[] = []
  const links = Array.from({ length: instances }, (_, index) => {
    const gateway = createGateway({
      clock,
      logger: silentLogger,
      userAgent: 'inlaykit/test',
      limits: { upstreamMs: 15_000 },
      budgets,
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
    gateways.push(gateway)
    return gateway.connect({
      tenantId: 'acme',
      connectionId: `con_${index}`,
      dialect,
      baseUrl,
      organizationKey: `org ${organization.id}`,
      plan,
      credential: async () => ({ scheme: 'Token', value: new Secret(organization.apiKey) }),
    })
  })

  /** Goes on to the next thing that falls due, once all requests are answered. */
  async function pass(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    // Changed by what is answered meanwhile.
    // oxlint-disable-next-line eslint/no-unmodified-loop-condition
    while (underWay > 0)
    await clock.advance(Math.max(0, (clock.nextAt ?? clock.now()) - clock.now()))
  }

  return {
    clock,
    waits,
    organizationId: organization.id,
    /** A write as fleets of them are made, each another one. */
    write: (count: number): UpstreamRequest =>
      dialect === 'guide'
        ? {
            method: 'PATCH',
            path: pathOf('scenarios', scenario.id),
            body: { name: `Written ${count} times` },
          }
        : {
            method: 'POST',
            path: pathOf('scenarios', scenario.id, count % 2 === 0 ? 'start' : 'stop'),
          },
    /** Lets time pass until `isDone`. */
    async passUntil(isDone: () => boolean): Promise<void> {
      while (!isDone()) await pass()
    },
    /** What the upstream was asked, and how it answered: all of it, whoever asked. */
    journal: () => sandbox.requests(),
    /** How often one of ours was refused for the limit. */
    refusals: () =>
      sandbox.requests().filter(({ status }) => status === 429).length - refusedBesides,
    /** Makes a call through one of the instances. */
    async call(instance: number, request: UpstreamRequest, priority: Priority): Promise<void> {
      await links[instance % links.length]?.upstream.request(request, { priority })
    },
    /** Another program asks something of the same organisation. */
    async askBesides(): Promise<void> {
      underWay += 1
      try {
        const path =
          dialect === 'guide' ? '/scenarios?limit=1' : `/organizations/${organization.id}`
        const headers = { authorization: `Token ${organization.apiKey}`, 'user-agent': 'other' }
        const answer = await fetch(baseUrl + path, { headers })
        await answer.text()
        if (answer.status === 429) refusedBesides += 1
      } finally {
        underWay -= 1
      }
    },
    async close(): Promise<void> {
      const open = new Set(gateways)
      const closing = Promise.all(
        gateways.map(async (gateway) => {
          await gateway.close()
          open.delete(gateway)
        }),
      )
      // What is given back to a distant store takes its time.
      while (open.size > 0) await pass()
      await closing
      await sandbox.close()
      await server.close()
    },
  }
}
