import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@inlaykit/sandbox'
import { CreateScenarioInput } from '@inlaykit/shared'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCommandStage } from '../../testing/command-stage.js'
import { killCommands } from '../../testing/command.js'
import { testPairs } from '../../testing/databases.js'
import { createTestBff, startSandbox } from '../../testing/test-bff.js'

// Each command is a process that opens the store.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 })

describe.each(testPairs)('exported scenarios, $name', ({ dialect, database: { create } }) => {
  let sandbox: Sandbox
  let folder: string
  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 4 })
    folder = await mkdtemp(join(tmpdir(), 'inlaykit-export-'))
  })
  afterEach(killCommands)
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await sandbox.close()
  })

  it('can be created again from what was written, and take no file’s place unasked', async () => {
    const stage = createCommandStage(sandbox, dialect, await create())
    expect(await stage.connect()).toMatchObject({ code: 0 })
    const { teams } = sandbox.organizations[0]!
    // The guide's upstream lists those of an organisation.
    const known = (dialect === 'guide' ? teams : teams.slice(0, 1)).flatMap(({ id }) =>
      sandbox.world.scenarios(id),
    )
    sandbox.world.renameScenario(known[0]!.id, '../../주문 🚀')

    const one = await stage.run(`scenarios export ${known[0]!.id}`)
    expect(one).toMatchObject({ code: 0, stderr: '' })
    const document = CreateScenarioInput.parse(JSON.parse(one.stdout))
    expect(document.name).toBe('../../주문 🚀')
    expect(document.active).toBeUndefined()

    const all = `scenarios export --all --out ${join(folder, 'deep', 'all')}`
    const written = await stage.run(`${all} --json`)
    expect(written).toMatchObject({ code: 0, stderr: '' })
    const { files } = JSON.parse(written.stdout) as { files: { id: string; file: string }[] }
    expect(files.map(({ id }) => id).toSorted()).toEqual(
      known.map(({ id }) => String(id)).toSorted(),
    )
    expect((await stat(join(folder, 'deep', 'all'))).mode & 0o777).toBe(0o700)
    const names = await readdir(join(folder, 'deep', 'all'))
    expect(names).toHaveLength(known.length)
    expect(names).toContain(`scenario-${known[0]!.id}-주문.json`)

    const again = await stage.run(all)
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('--force') })
    const target = files[1]!.file
    const refused = await stage.run(`scenarios export ${known[0]!.id} --out ${target}`)
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(target) })
    expect(JSON.parse(await readFile(target, 'utf8'))).not.toEqual(document)
    const forced = await stage.run(`scenarios export ${known[0]!.id} --out ${target} --force`)
    expect(forced).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(await readFile(target, 'utf8'))).toEqual(document)

    const test = await createTestBff({ dialect, database: await create(), sandbox })
    try {
      for (const { file } of files) {
        expect((await stat(file)).mode & 0o777).toBe(0o600)
        const body = CreateScenarioInput.parse(JSON.parse(await readFile(file, 'utf8')))
        const made = await test.me.call('createScenario', { body })
        expect(made).toMatchObject({ name: body.name })
        expect(made.status).not.toBe('active')
        expect(made.warnings).toBeUndefined()
        const params = { scenarioId: made.id }
        const { blueprint } = await test.me.call('getScenarioBlueprint', { params })
        // The dialects' words for what is done.
        const part = dialect === 'guide' ? 'modules' : 'flow'
        expect(body.blueprint[part]).toBeInstanceOf(Array)
        expect(blueprint[part]).toEqual(body.blueprint[part])
      }
    } finally {
      await test.bff.close()
    }
  })

  it('say what is wrong with the line, and where nothing can be written', async () => {
    const stage = createCommandStage(sandbox, dialect, await create())
    expect(await stage.connect()).toMatchObject({ code: 0 })
    const wrong = { code: 2, stdout: '' }
    expect(await stage.run('scenarios export')).toMatchObject(wrong)
    expect(await stage.run('scenarios export 1 2')).toMatchObject(wrong)
    expect(await stage.run('scenarios export 1 --all --out x')).toMatchObject(wrong)
    expect(await stage.run('scenarios export --all')).toMatchObject(wrong)
    const unknown = await stage.run('scenarios export 999999999')
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: 'There is no such scenario.\n' })
    const [scenario] = sandbox.world.scenarios(sandbox.organizations[0]!.teams[0]!.id)
    const path = join(folder, 'missing', 'one.json')
    const lost = await stage.run(`scenarios export ${scenario!.id} --out ${path}`)
    expect(lost).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(path) })
  })
})
