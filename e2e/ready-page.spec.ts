import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../packages/bff/src/testing/databases.js'
import { openStage, type Stage } from './stage.js'

describe.each(testPairs)('Settings → Ready-made page, in $name', ({ dialect, database }) => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage({ dialect, database: await database.create() })
  })
  afterAll(() => stage.close())

  it('goes from a scenario to one of its runs, and a reload comes back there', async () => {
    const page = await stage.signIn('mateo-ruiz')
    await page.getByRole('link', { name: 'Ready-made page' }).click()
    await page.locator('[data-ik-part="row"]').first().waitFor()
    const name = 'Abandoned cart follow-up, DE'
    await page.getByRole('button', { name, exact: true }).click()
    const panel = page.getByRole('dialog', { name })
    await panel.locator('.ik-scenario-strip button').last().click()
    await page.getByRole('heading', { name: `Runs of ${name}` }).waitFor()
    const open = page
      .getByRole('region', { name: 'Runs', exact: true })
      .getByRole('button', { expanded: true })
    await open.waitFor()
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('tab')).toBe('runs')
    expect(searchParams.get('run')).not.toBe(null)
    await page.reload()
    await page.getByRole('heading', { name: `Runs of ${name}` }).waitFor()
    await open.waitFor()
    expect(new URL(page.url()).searchParams.toString()).toBe(searchParams.toString())
    expect(stage.record.violations).toEqual([])
    await page.context().close()
  })
})
