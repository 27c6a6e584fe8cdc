import { Make, type MakeError } from '@makehq/sdk'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createSandbox, type Sandbox } from './sandbox.js'
import { sdkCalls, sdkParts, type SdkTargets } from './testing/sdk-calls.js'
import { sdkDifferences } from './testing/sdk-differences.js'

/** Whether the sandbox has nothing at that address. */
function isMissing(error: unknown): boolean {
  const { statusCode, message } = error as MakeError
  return statusCode === 405 || (statusCode === 404 && /route does not exist/.test(message))
}

describe('of the official SDK', () => {
  let sandbox: Sandbox
  let make: Make
  let targets: SdkTargets

  beforeAll(async () => {
    sandbox = createSandbox({ scheduler: false, rateLimits: false, speed: 100 })
    await sandbox.listen()
    const [organization] = sandbox.organizations
    const teamId = Number(organization?.teams[0]?.id)
    make = new Make(organization?.apiKey ?? '', new URL(sandbox.url('live')).host)
    make.protocol = 'http'
    const { id: scenarioId } = sandbox.world.addScenario({ teamId, name: 'Called' })
    const { id: spareScenarioId } = sandbox.world.addScenario({ teamId, name: 'Spare' })
    const { executionId } = await make.scenarios.run(scenarioId)
    for (const order of [1, 2]) {
      sandbox.world.addIncompleteExecution(scenarioId, { bundle: { order } })
    }
    const [incomplete] = await make.incompleteExecutions.list(scenarioId)
    // Tried again once in vain, so that there is a run to tell of.
    sandbox.world.nextOutcome(String(scenarioId), 'error', { durationMs: 10 })
    await make.incompleteExecutions.retry(incomplete?.id ?? '')
    await vi.waitFor(async () => {
      const { attempts } = await make.incompleteExecutions.get(incomplete?.id ?? '')
      expect(attempts).toBe(1)
    })
    const { id: hookId } = await make.hooks.create({
      name: 'Called',
      teamId,
      typeName: 'gateway-webhook',
      data: { headers: false, method: false, stringify: false },
    })
    const [folder] = await make.folders.list(teamId)
    const [role] = await make.roles.list()
    targets = {
      organizationId: Number(organization?.id),
      teamId,
      scenarioId,
      spareScenarioId,
      executionId,
      incompleteExecutionId: incomplete?.id ?? '',
      hookId,
      folderId: folder?.id ?? 0,
      roleId: role?.id ?? 0,
    }
    return () => sandbox.close()
  })

  test('every method of the features is called', () => {
    const methods = sdkParts.flatMap((part) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(make[part]))
        .filter((name) => name !== 'constructor')
        .map((name) => `${part}.${name}`),
    )
    expect(Object.keys(sdkCalls).toSorted()).toEqual(methods.toSorted())
  })

  test('all methods but the known differences are answered, with the fields that Make has', async () => {
    const missing: string[] = []
    const wrong: string[] = []
    for (const [name, { call, fields = [] }] of Object.entries(sdkCalls)) {
      try {
        const answer = await call(make, targets)
        const row: unknown = Array.isArray(answer) ? answer[0] : answer
        for (const field of fields) {
          if (!Object.hasOwn(Object(row) as object, field)) wrong.push(`${name} has no ${field}`)
        }
      } catch (error) {
        if (isMissing(error)) missing.push(name)
        else wrong.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(missing).toEqual(sdkDifferences)
  })
})
