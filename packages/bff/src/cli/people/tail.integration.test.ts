import type { Sandbox } from '@inlaykit/sandbox'
import { Execution } from '@inlaykit/shared'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCommandStage, type CommandStage } from '../../testing/command-stage.js'
import { killCommands, type RunningCommand } from '../../testing/command.js'
import { testPairs } from '../../testing/databases.js'
import { startSandbox } from '../../testing/test-bff.js'

// Each command is a process that opens the store, and looks at Make's histories each 15 s.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 })

const patience = { timeout: 60_000, interval: 100 }

function runsOf({ out }: RunningCommand): Execution[] {
  return out.stdout
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => Execution.parse(JSON.parse(line)))
}

describe.each(testPairs)('followed runs, $name', ({ dialect, database: { create } }) => {
  let sandbox: Sandbox
  let stage: CommandStage
  let scenarioId: string
  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 2 })
    stage = createCommandStage(sandbox, dialect, await create())
    await stage.connect()
    scenarioId = String(sandbox.world.scenarios(sandbox.organizations[0]!.teams[0]!.id)[0]!.id)
  })
  afterEach(killCommands)
  afterAll(() => sandbox.close())

  it('are told as they come, through an outage, until somebody stops it', async () => {
    const tail = stage.start('executions tail --json --limit 3 --every 1')
    await vi.waitFor(() => expect(runsOf(tail)).toHaveLength(3), patience)
    const starts = runsOf(tail).map(({ startedAt }) => startedAt ?? '')
    expect(starts).toEqual(starts.toSorted())

    sandbox.world.startScenario(scenarioId)
    await vi.waitFor(
      () => expect(runsOf(tail).slice(3).at(-1)).toMatchObject({ scenarioId, status: 'success' }),
      patience,
    )
    const before = runsOf(tail)

    sandbox.fail('*', { status: 503 })
    sandbox.world.nextOutcome(scenarioId, 'error')
    sandbox.world.startScenario(scenarioId)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect(tail.child.exitCode).toBeNull()
    sandbox.clearFaults()
    await vi.waitFor(
      () => expect(runsOf(tail).slice(before.length).at(-1)?.status).toBe('error'),
      patience,
    )

    // Nothing is told twice, whatever was read meanwhile.
    const told = runsOf(tail).map(({ id, status }) => `${id} ${status}`)
    expect(told).toEqual([...new Set(told)])
    expect(told.slice(0, before.length)).toEqual(before.map(({ id, status }) => `${id} ${status}`))

    tail.child.kill('SIGINT')
    expect(await tail.ended).toMatchObject({ code: 0 })
    expect(tail.out.stderr).not.toMatch(/ at |Abort/)
  })

  it('end when nobody reads on, and are told in lines for people', async () => {
    const tail = stage.start(`executions tail --scenario ${scenarioId} --limit 1 --every 1`)
    await vi.waitFor(() => expect(tail.out.stdout).toMatch(/^\d{4}-.+Z +\w+ .+\n$/), patience)
    tail.child.stdout?.destroy()
    sandbox.world.startScenario(scenarioId)
    expect(await tail.ended).toMatchObject({ code: 0, stderr: '' })
  })

  it('are refused as a list is', async () => {
    expect(await stage.run('executions tail --every 0')).toMatchObject({ code: 2, stdout: '' })
    expect(await stage.run('executions tail --limit many')).toMatchObject({ code: 2, stdout: '' })
    const wrong = await stage.run('executions tail --status late')
    expect(wrong).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('query.status'),
    })
  })
})
