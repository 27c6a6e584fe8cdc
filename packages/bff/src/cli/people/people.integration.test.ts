import type { Sandbox } from '@inlaykit/sandbox'
import { Execution, Scenario, Webhook } from '@inlaykit/shared'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../store/database.js'
import { auditRecords } from '../../store/tables.js'
import { killCommands, runCommand as run } from '../../testing/command.js'
import { createCommandStage } from '../../testing/command-stage.js'
import { testPairs } from '../../testing/databases.js'
import { startSandbox } from '../../testing/test-bff.js'

// Each command is a process that opens the store.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 })

describe.each(testPairs)('the command for people, $name', ({ dialect, database: { create } }) => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 3 })
  })
  afterEach(killCommands)
  afterAll(() => sandbox.close())

  it('lists, runs and switches scenarios, and creates webhooks, with a record of each write', async () => {
    const location = await create()
    const organization = sandbox.organizations[0]!
    const { run: inlaykit, connect } = createCommandStage(sandbox, dialect, location)
    const outputs: string[] = []
    const json = async (line: string): Promise<unknown> => {
      const { code, stdout, stderr } = await inlaykit(`${line} --json`)
      expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' })
      expect(stdout.trimEnd().split('\n')).toHaveLength(1)
      outputs.push(stdout)
      return JSON.parse(stdout)
    }

    const early = await inlaykit('scenarios list')
    expect(early).toMatchObject({ code: 1, stdout: '' })
    expect(early.stderr).toContain('inlaykit connections add')
    expect(await connect()).toMatchObject({ code: 0 })

    const page = (await json('scenarios list --status active')) as { items: unknown[] }
    const scenario = Scenario.parse(page.items[0])
    const table = await inlaykit('scenarios list --limit 1')
    expect(table.code).toBe(0)
    const lines = table.stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^ID +NAME +STATUS +LAST RUN +NEXT RUN$/)
    expect(table.stderr).toContain('--cursor ')
    expect(table.stdout).not.toContain('\u001b')

    const ended = Execution.parse(await json(`scenarios run ${scenario.id} --wait`))
    expect(ended.scenarioId).toBe(scenario.id)
    const runs = (await json(`executions list --scenario ${scenario.id}`)) as { items: Execution[] }
    expect(runs.items.map(({ id }) => id)).toContain(ended.id)
    const off = Scenario.parse(await json(`scenarios deactivate ${scenario.id}`))
    expect(off.status).not.toBe('active')
    const on = await inlaykit(`scenarios activate ${scenario.id}`)
    expect(on.stdout).toMatch(/ active /)

    const made = (await json('webhooks create --name Orders')) as { id: string; url: string }
    expect(made.url).toMatch(/^http/)
    const listed = (await json('webhooks list')) as { items: unknown[] }
    const webhook = listed.items.map((item) => Webhook.parse(item)).find(({ id }) => id === made.id)
    expect(webhook?.name).toBe('Orders')
    expect(outputs.at(-1)).not.toContain(made.url)

    const unknown = await inlaykit('scenarios run 999999999')
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toBe('There is no such scenario.\n')
    const wrong = await inlaykit('scenarios list --limit many')
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('query.limit') })
    expect(await inlaykit(`scenarios run ${scenario.id} --input [1]`)).toMatchObject({ code: 2 })
    for (const text of outputs) expect(text).not.toContain(organization.apiKey)

    const database = await openDatabase(location)
    try {
      const records = await database.db.select().from(auditRecords).orderBy(auditRecords.at)
      expect(records.map(({ source }) => source)).toEqual(records.map(() => 'command'))
      expect(records.map(({ action, outcome }) => [action, outcome])).toEqual([
        ['createConnection', 'done'],
        ['runScenario', 'done'],
        ['deactivateScenario', 'done'],
        ['activateScenario', 'done'],
        ['createWebhook', 'done'],
        ['runScenario', 'not-found'],
      ])
      expect(records[1]).toMatchObject({
        role: 'admin',
        userId: expect.stringMatching(/^command:./),
      })
    } finally {
      await database.close()
    }
  })

  it('says what is missing, and helps', async () => {
    const none = await run(['scenarios', 'list'], {})
    expect(none).toMatchObject({ code: 2, stdout: '' })
    expect(none.stderr).toContain('--tenant is needed')
    const help = await run(['webhooks', 'create', '--help'], {})
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--json') })
  })
})
