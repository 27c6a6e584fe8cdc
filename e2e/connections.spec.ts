import type { Locator, Page } from 'playwright-core'
import { newcomerId } from '@inlaykit/demo/people'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDialects } from '../packages/bff/src/testing/databases.js'
import { openStage, type Stage } from './stage.js'

/** The company of the demo that is not connected yet, in the order of the sandbox's organisations. */
const quillon = 2

const panelOf = (page: Page) => page.getByRole('region', { name: 'Connections to Make' })
const cardOf = (page: Page) => panelOf(page).getByRole('listitem')

async function askToDisconnect(page: Page): Promise<Locator> {
  await cardOf(page)
    .getByRole('button', { name: /^More actions/ })
    .click()
  await page.getByRole('menuitem', { name: /^Disconnect/ }).click()
  return page.getByRole('dialog')
}

/** Disconnects by the panel. */
async function disconnect(page: Page): Promise<void> {
  const dialog = await askToDisconnect(page)
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await page.getByText('Connect your account to Make').waitFor()
}

/** What the page keeps of its own: where a key must never be. */
function keptIn(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([
      location.href,
      history.state,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input')].map(({ value }) => value),
    ]),
  )
}

/** Agrees on Make's page, which must be open, for the company's own organisation. */
async function agree(page: Page, organization: string, decision: 'Allow' | 'Deny'): Promise<void> {
  const boxes = page.locator('input[name="organization"]')
  await boxes.first().waitFor()
  for (const box of await boxes.all()) {
    if ((await box.getAttribute('type')) === 'checkbox') await box.uncheck()
  }
  await page.getByLabel(organization, { exact: true }).check()
  await page.getByRole('button', { name: decision }).click()
}

describe.each(testDialects)('connecting in the settings page, %s', (dialect) => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage({ dialect, database: { memory: true } })
  })

  afterAll(() => stage.close())

  // Each case begins with the company that has no connection yet.
  beforeEach(async () => {
    const { connections } = stage.demo.bff
    for (const { id } of await connections.list(newcomerId))
      await connections.remove(newcomerId, id)
  })

  const organization = () => {
    const found = stage.demo.sandbox.organizations[quillon]
    if (found === undefined) throw new Error('The sandbox has too few organisations.')
    return found
  }

  async function sendKey(page: Page, apiKey: string): Promise<void> {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('API key').fill(apiKey)
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click()
  }

  it('says that a key is wrong, keeps neither it nor a connection, and connects by the right one', async () => {
    const page = await stage.signIn('nadia-petrova')
    await page.getByRole('button', { name: 'Connect with an API key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Organization ID').fill(organization().id)
    const wrong = '00000000-0000-4000-8000-00000000dead'
    await sendKey(page, wrong)
    await dialog.getByText('Make does not accept this key for this organization').waitFor()
    expect(await keptIn(page)).not.toContain(wrong)

    const { apiKey } = organization()
    await sendKey(page, apiKey)
    await cardOf(page).getByText('Works', { exact: true }).waitFor()
    await page.getByText(/^\d+ scenarios$/).waitFor()
    expect(await keptIn(page)).not.toContain(apiKey)
    await cardOf(page)
      .getByRole('button', { name: /^Test / })
      .click()
    await cardOf(page)
      .getByText(/Make answered in/)
      .waitFor()
    await page.context().close()
  })

  it('asks before it disconnects and says what will be lost; a no changes nothing', async () => {
    const { apiKey, id } = organization()
    await stage.demo.bff.connections.setApiKey({ tenantId: newcomerId, apiKey, organizationId: id })
    const page = await stage.signIn('nadia-petrova')
    const dialog = await askToDisconnect(page)
    await dialog.getByText('stay in Make and go on running there').waitFor()
    await dialog.getByText('It is the only connection').waitFor()
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await stage.demo.bff.connections.list(newcomerId)).toHaveLength(1)
    await disconnect(page)
    expect(await stage.demo.bff.connections.list(newcomerId)).toEqual([])
    await page.context().close()
  })

  it('connects on Make’s own page in a window, which tells the page that waits', async () => {
    const page = await stage.signIn('nadia-petrova')
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Connect with Make' }).click(),
    ])
    await page.getByText('Go on in the window of Make').waitFor()
    await agree(popup, organization().name, 'Allow')
    await cardOf(page).getByText('Access granted in Make').waitFor()
    await page.getByText('Go on in the window of Make').waitFor({ state: 'detached' })
    await page.getByText(/^\d+ scenarios$/).waitFor()
    expect(new URL(page.url()).search).toBe('')
    // A browser that separates the windows of two sites keeps this one open; then it says that it may be closed.
    if (!popup.isClosed()) {
      await Promise.race([
        popup.waitForEvent('close').catch(() => undefined),
        popup.getByText('You can close this window').waitFor(),
      ])
    }
    await disconnect(page)
    // What was granted is given back; the guide's API has no way to.
    if (dialect === 'live') {
      await expect
        .poll(() => stage.demo.sandbox.oauth.grants().at(-1)?.isAlive, { timeout: 20_000 })
        .toBe(false)
    }
    await page.context().close()
  })

  it('goes to Make in the page itself where no window may open, and says on return what came of it', async () => {
    const page = await stage.signIn('nadia-petrova')
    await page.addInitScript(() => {
      window.open = () => null
    })
    await page.reload()
    await page.getByRole('button', { name: 'Connect with Make' }).click()
    await agree(page, organization().name, 'Deny')
    await page.getByText('Access was declined at Make').waitFor()
    expect(new URL(page.url()).search).toBe('')
    await page.getByText('Connect your account to Make').waitFor()

    await page.getByRole('button', { name: 'Connect with Make' }).click()
    await agree(page, organization().name, 'Allow')
    await page.getByText('Connected to Make.').waitFor()
    await cardOf(page).getByText('Access granted in Make').waitFor()
    expect(page.url()).toBe(`${stage.demo.url}/settings/automations`)
    await disconnect(page)
    await page.context().close()
  })

  it('shows a viewer how it stands, and every action off with the reason', async () => {
    const { apiKey, id } = organization()
    await stage.demo.bff.connections.setApiKey({
      tenantId: newcomerId,
      apiKey,
      organizationId: id,
      label: 'Quillon',
    })
    const page = await stage.signIn('felix-braun')
    await cardOf(page).getByText('Quillon').waitFor()
    for (const name of [/^Test /, 'Connect with Make', 'Connect with an API key']) {
      const button = panelOf(page).getByRole('button', { name })
      expect(await button.getAttribute('aria-disabled')).toBe('true')
      const described = await button.getAttribute('aria-describedby')
      expect(await page.locator(`[id="${described}"]`).textContent()).toContain('Manager')
    }
    const status = await page.evaluate(async () => {
      const answer = await fetch('/api/inlaykit/connections', { headers: { 'X-Inlaykit': '1' } })
      return answer.status
    })
    expect(status).toBe(403)
    await page.context().close()
  })

  it('lets no credential into an address, an answer, a log or the console', () => {
    const { record, demo } = stage
    const { sandbox } = demo
    const secrets = [
      organization().apiKey,
      ...sandbox.oauth.clients.flatMap(({ clientSecret }) => clientSecret ?? []),
    ]
    const everything = [
      ...record.answers.flatMap(({ url, text }) => [url, text]),
      ...record.console,
      ...record.logs,
    ]
    expect(record.answers.length).toBeGreaterThan(50)
    for (const secret of secrets) {
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64url'),
        encodeURIComponent(secret),
      ]) {
        expect(everything.filter((text) => text.includes(form))).toEqual([])
      }
    }
    expect(record.violations).toEqual([])
    expect(record.console.filter((line) => /uncaught|Content.Security|hydrat/i.test(line))).toEqual(
      [],
    )
  })
})
