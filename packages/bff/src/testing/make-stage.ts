import { createSandbox, type Sandbox } from '@inlaykit/sandbox'
import type { Dialect, Plan } from '@inlaykit/shared'
import { systemClock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { createGateway } from '../make/gateway/index.js'
import { createMakeApi } from '../make/index.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakeApi } from '../make/port/make-api.js'
import type { MakeScenario } from '../make/port/scenarios.js'

/** A call that a person waits for. */
export const call: MakeCall = { priority: 'interactive' }

/** All scenarios, page by page. */
export async function listAll(api: MakeApi): Promise<MakeScenario[]> {
  const items: MakeScenario[] = []
  let next: string | null = null
  do {
    const page = await api.scenarios.list({ next }, call)
    items.push(...page.items)
    next = page.next
  } while (next !== null)
  return items
}

/** What a call is rejected with; `null` when it is not. */
export async function problemOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (caught: unknown) => caught,
  )
}

/** A sandbox and a gateway to it, on which a dialect is tried. Close it at the end. */
export type MakeStage = Awaited<ReturnType<typeof openMakeStage>>

/**
 * See {@link MakeStage}.
 * @param options `speed` of the sandbox's runs, 50 by default · `upstreamMs` 5 s by default
 */
export async function openMakeStage(
  dialect: Dialect,
  { speed = 50, upstreamMs = 5000 }: { speed?: number; upstreamMs?: number } = {},
) {
  const sandbox = createSandbox({ speed, scheduler: false, plan: 'core' })
  await sandbox.listen()
  const gateway = createGateway({
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'inlaykit/test',
    limits: { upstreamMs },
    random: () => 0.01,
  })

  /** The n-th organisation of the sandbox, as a connection of ours sees it. */
  function open(options: { organization?: number; plan?: Plan; wholeOrganization?: boolean } = {}) {
    const organization = sandbox.organizations[options.organization ?? 0]
    const team = organization?.teams[0]
    if (!organization || !team) throw new Error('the sandbox has no such organisation')
    const link = gateway.connect({
      tenantId: `tenant of ${organization.name}`,
      connectionId: `con_${organization.id}`,
      dialect,
      baseUrl: sandbox.url(dialect),
      organizationKey: organization.id,
      plan: options.plan ?? 'core',
      credential: async () => ({ scheme: 'Token', value: new Secret(organization.apiKey) }),
    })
    const api = createMakeApi(dialect, link.upstream, {
      organizationId: organization.id,
      teamId: options.wholeOrganization ? null : team.id,
      editorOrigin: 'https://eu1.make.com',
    })
    return { api, link, organization, team }
  }

  /** A scenario of the first team that only we run. */
  function addScenario(options: Partial<Parameters<Sandbox['world']['addScenario']>[0]> = {}) {
    const { team } = open()
    return String(sandbox.world.addScenario({ teamId: team.id, name: 'Ours', ...options }).id)
  }

  async function followToEnd(api: MakeApi, executionId: string) {
    // The sandbox knows a run by Make's own id, which the live dialect carries behind the scenario's.
    await sandbox.world.finished(executionId.split('~').at(-1) ?? '')
    return api.executions.get(executionId, call)
  }

  const lines = () => sandbox.requests().map(({ line }) => line)

  return {
    sandbox,
    open,
    addScenario,
    followToEnd,
    lines,
    async close() {
      await gateway.close()
      await sandbox.close()
    },
  }
}
