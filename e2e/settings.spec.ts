import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { testPairs } from '../packages/bff/src/testing/databases.js'
import { openStage, type Stage } from './stage.js'
import { listUpstream, type UpstreamScenario } from './upstream.js'

const copperleaf = 0
const tidal = 1

/** Asks the BFF from within the page, with the session and headers that the page itself would send. */
function askFromPage(
  page: Page,
  path: string,
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
): Promise<{ status: number; body: string }> {
  return page.evaluate(
    async ([address, verb]) => {
      const response = await fetch(`/api/inlaykit${address}`, {
        method: verb,
        headers: { 'X-Inlaykit': '1' },
      })
      const body = await response.text()
      return { status: response.status, body: body.replace(/"instance":"[^"]*"/, '') }
    },
    [path, method] as const,
  )
}

async function listAllFromPage(page: Page): Promise<{ id: string; name: string }[]> {
  const all: { id: string; name: string }[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { status, body } = await askFromPage(page, `/scenarios?limit=100${query}`)
    expect(status).toBe(200)
    const answer = JSON.parse(body) as {
      items: { id: string; name: string }[]
      nextCursor: string | null
    }
    all.push(...answer.items)
    cursor = answer.nextCursor
  } while (cursor !== null)
  return all
}

async function searchFor(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search scenarios' }).fill(name)
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) })

/** A name that no other scenario's name contains, so that a search finds it alone. */
function pickAlone(
  all: readonly UpstreamScenario[],
  fits: (scenario: UpstreamScenario) => boolean,
): UpstreamScenario {
  const found = all.find(
    (scenario) =>
      fits(scenario) &&
      all.every((other) => other === scenario || !other.name.includes(scenario.name)),
  )
  if (found === undefined) throw new Error('No scenario fits.')
  return found
}

describe.each(testPairs)('the settings page, $name', ({ dialect, database }) => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage({ dialect, database: await database.create() })
  })

  afterAll(() => stage.close())

  it('shows more than 120 scenarios, just those that Make reports for the tenant', async () => {
    const page = await stage.signIn('mateo-ruiz')
    await page.getByText(/^\d+ scenarios$/).waitFor()
    const upstream = await listUpstream(stage.demo.sandbox, copperleaf, dialect)
    const shown = await listAllFromPage(page)
    expect(shown.length).toBeGreaterThan(120)
    expect(shown.map(({ name }) => name).toSorted()).toEqual(
      upstream.map(({ name }) => name).toSorted(),
    )
    await page.getByText(`${shown.length} scenarios`, { exact: true }).waitFor()
    const first = shown[0]?.name ?? ''
    await page.getByText(first, { exact: true }).first().waitFor()
    await page.context().close()
  })

  it('runs a scenario and shows it running, then its result, without a reload', async () => {
    const page = await stage.signIn('mateo-ruiz')
    const { name } = pickAlone(
      await listUpstream(stage.demo.sandbox, copperleaf),
      (scenario) => scenario.isRunnable,
    )
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }))
    await searchFor(page, name)
    const row = rowOf(page, name)
    await row.getByRole('button', { name: `Run ${name}`, exact: true }).click()
    await row.getByText('Running').waitFor()
    const timeline = page.getByRole('region', { name: 'Runs' })
    await timeline.getByText('Running').first().waitFor()
    await row.getByText(/^(Succeeded|Warning|Failed)$/).waitFor({ timeout: 45_000 })
    expect(await page.evaluate(() => 'notReloaded' in globalThis)).toBe(true)
    await page.context().close()
  })

  it('deactivates a scenario and activates it again, upstream too', async () => {
    const page = await stage.signIn('mateo-ruiz')
    const { sandbox } = stage.demo
    const chosen = pickAlone(
      await listUpstream(sandbox, copperleaf),
      (scenario) => scenario.isRunnable,
    )
    const isActive = async () =>
      (await listUpstream(sandbox, copperleaf)).find(({ id }) => id === chosen.id)?.isActive
    await searchFor(page, chosen.name)
    const toggle = rowOf(page, chosen.name).getByRole('switch')
    for (const active of [false, true]) {
      await toggle.click()
      await expect.poll(isActive, { timeout: 10_000 }).toBe(active)
      await expect.poll(() => toggle.getAttribute('aria-checked')).toBe(String(active))
      // Make may have done it before the page hears of it; until then the switch takes no further press.
      await expect.poll(() => toggle.getAttribute('aria-busy'), { timeout: 10_000 }).toBe(null)
    }
    // What the page shows is what the BFF says, not only what was hoped for.
    await page.reload()
    await searchFor(page, chosen.name)
    await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true')
    await page.context().close()
  })

  it('shows a viewer the same actions disabled, with the reason', async () => {
    const page = await stage.signIn('ines-duarte')
    const [scenario] = await listUpstream(stage.demo.sandbox, copperleaf)
    if (scenario === undefined) throw new Error('no scenario')
    await searchFor(page, scenario.name)
    const row = rowOf(page, scenario.name).first()
    for (const control of [
      row.getByRole('button', { name: `Run ${scenario.name}`, exact: true }),
      row.getByRole('switch'),
    ]) {
      expect(await control.getAttribute('aria-disabled')).toBe('true')
      const described = await control.getAttribute('aria-describedby')
      expect(await page.locator(`[id="${described}"]`).textContent()).toContain('Builder')
    }
    stage.demo.sandbox.clearRequests()
    const paths = ['run', 'activate', 'deactivate'].map(
      (verb) => `/scenarios/${scenario.id}/${verb}`,
    )
    for (const path of paths) expect((await askFromPage(page, path, 'POST')).status).toBe(403)
    expect(stage.demo.sandbox.requests().filter(({ method }) => method !== 'GET')).toEqual([])
    await page.context().close()
  })

  it("never shows another tenant's scenarios: not by the page, by an address, or by a forged id", async () => {
    const page = await stage.signIn('amara-okafor')
    await page.getByText(/^\d+ scenarios$/).waitFor()
    const foreign = await listUpstream(stage.demo.sandbox, tidal)
    const own = new Set(
      (await listUpstream(stage.demo.sandbox, copperleaf)).map(({ name }) => name),
    )
    const shown = await listAllFromPage(page)
    const foreignIds = new Set(foreign.map(({ id }) => id))
    expect(shown.filter(({ id }) => foreignIds.has(id))).toEqual([])

    const victim = foreign.find(({ name }) => !own.has(name))
    if (victim === undefined) throw new Error('The organisations share every name.')
    await searchFor(page, victim.name)
    await page.getByText('Nothing matches').waitFor()

    stage.demo.sandbox.clearRequests()
    const unknown = await askFromPage(page, '/scenarios/999999999')
    expect(unknown.status).toBe(404)
    for (const [path, method] of [
      [`/scenarios/${victim.id}`, 'GET'],
      [`/scenarios/${victim.id}/run`, 'POST'],
      [`/scenarios/${victim.id}/deactivate`, 'POST'],
      [`/scenarios/${victim.id}/executions`, 'GET'],
      [`/scenarios/${victim.id}?tenant=tidal`, 'GET'],
    ] as const) {
      const answer = await askFromPage(page, path, method)
      if (path.includes('?')) expect(answer.status, path).toBe(400)
      else expect(answer, path).toEqual(unknown)
    }
    expect(stage.demo.sandbox.requests().filter(({ path }) => path.includes(victim.id))).toEqual([])
    const { body } = await askFromPage(page, '/executions?limit=100')
    for (const id of foreignIds) expect(body).not.toContain(`"scenarioId":"${id}"`)
    await page.context().close()
  })

  it("keeps what it showed while Make is down, and says so in the reader's language", async () => {
    const page = await stage.signIn('mateo-ruiz')
    const { sandbox } = stage.demo
    await page.getByText(/^\d+ scenarios$/).waitFor()
    const { name } = pickAlone(
      await listUpstream(sandbox, copperleaf),
      (scenario) => scenario.isRunnable,
    )
    sandbox.fail('*', { status: 503 })
    try {
      await page.evaluate(() =>
        localStorage.setItem('larkfield.preferences', JSON.stringify({ language: 'ko' })),
      )
      await page.reload()
      await page.getByRole('searchbox', { name: '시나리오 검색' }).fill(name)
      const row = rowOf(page, name)
      await row.waitFor()
      await row.getByRole('switch').click()
      const list = page.locator('.ik-scenario-list')
      await list.getByText('지금은 Make에 연결할 수 없습니다').waitFor()
      expect(await row.getByRole('switch').getAttribute('aria-checked')).toBe('true')
    } finally {
      sandbox.clearFaults()
    }
    await page.context().close()
  })

  it('lets no credential into an answer, a log, the console or a file of the page', async () => {
    const { record, demo } = stage
    expect(record.answers.length).toBeGreaterThan(50)
    expect(record.logs.length).toBeGreaterThan(10)
    const assets = inject('webDirectory')
    const files = await readdir(assets, { recursive: true, withFileTypes: true })
    const contents = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    )
    expect(contents.length).toBeGreaterThan(3)
    const everything = [
      ...record.answers.map(({ text }) => text),
      ...record.console,
      ...record.logs,
      ...contents,
    ]
    for (const { apiKey } of demo.sandbox.organizations) {
      const bytes = Buffer.from(apiKey)
      const forms = [
        apiKey,
        bytes.toString('base64').replace(/=+$/, ''),
        bytes.toString('base64url'),
        bytes.toString('hex'),
        encodeURIComponent(apiKey),
      ]
      for (const form of forms) expect(everything.filter((text) => text.includes(form))).toEqual([])
    }
    expect(record.violations).toEqual([])
    expect(record.console.filter((line) => /uncaught|Content.Security|hydrat/i.test(line))).toEqual(
      [],
    )
  })
})
