import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findChromium } from '../../scripts/chromium.mjs'
import { openOutside, runScript, start, type Outside, type Running } from './examples/projects.js'

let outside: Outside
let browser: Browser
let backend: Running

beforeAll(async () => {
  outside = await openOutside()
  browser = await chromium.launch(await findChromium())
  backend = await start(await outside.install('backend'), ['node', 'server.mjs'])
}, 10 * 60_000)

afterAll(async () => {
  await backend.stop()
  await browser.close()
  await outside.close()
})

/** A page, and all that its console said that is not mere talk. */
async function open(url: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url)
  return { page, complaints }
}

/** What the list can do: it has rows, and its switch reaches Make and comes back. */
async function useScenarios(page: Page): Promise<string> {
  const row = page.locator('[data-ik-part="row"]').first()
  await row.waitFor({ timeout: 60_000 })
  const toggle = row.getByRole('switch')
  const before = await toggle.getAttribute('aria-checked')
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.url().endsWith('activate'),
  )
  await toggle.click()
  expect((await answered).status()).toBe(200)
  await expect.poll(() => toggle.getAttribute('aria-checked')).not.toBe(before)
  return (await row.locator('.ik-scenario-name').textContent()) ?? ''
}

/** The widgets one below the other; the list chooses whose runs are shown. */
async function useSideBySide(page: Page): Promise<void> {
  const name = await useScenarios(page)
  await page.locator('.ik-scenario-name').first().click()
  await page.getByRole('heading', { name: `Runs of ${name}` }).waitFor()
  await page.locator('.ik-execution-timeline [aria-busy]').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Create webhook' }).waitFor()
  await page.getByRole('button', { name: /^Invite/ }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The whole page in tabs; the address has the open one. */
async function useTabs(page: Page, inAddress: RegExp): Promise<void> {
  await useScenarios(page)
  await page.getByRole('tab', { name: 'Team' }).click()
  await page.getByRole('button', { name: /^Invite/ }).waitFor()
  expect(page.url()).toMatch(inAddress)
  await page.reload()
  await page.getByRole('button', { name: /^Invite/ }).waitFor()
}

const preview = ['npx', 'vite', 'preview', '--host', '127.0.0.1', '--strictPort', '--port', 'PORT']

describe.each(['vite-react-19', 'vite-react-18', 'vue'] as const)('%s', (example) => {
  it('is built from the tarballs, works, and says nothing in the console', async () => {
    const folder = await outside.install(example)
    await runScript(folder, 'build')
    const server = await start(folder, preview, { BACKEND_URL: backend.url })
    onTestFinished(server.stop)
    const { page, complaints } = await open(server.url)
    if (example === 'vite-react-19') await useTabs(page, /#team$/)
    else await useSideBySide(page)
    expect(complaints).toEqual([])
  })
})

describe.each([
  ['next', ['npx', 'next', 'start', '--hostname', '127.0.0.1', '--port', 'PORT']],
  ['react-router', ['npx', 'react-router-serve', 'build/server/index.js']],
] as const)('%s', (example, command) => {
  it('is rendered on the server and taken over without a complaint', async () => {
    const folder = await outside.install(example)
    await runScript(folder, 'build')
    const server = await start(folder, command, { NODE_ENV: 'production' })
    onTestFinished(server.stop)
    const html = await (await fetch(server.url)).text()
    expect(html).toContain('ik-automation-settings')
    expect(html).toMatch(/role="tab"[^>]*>Scenarios</)
    const { page, complaints } = await open(server.url)
    await useTabs(page, /\?tab=team$/)
    expect(complaints).toEqual([])

    const list = await (await fetch(`${server.url}/scenarios`)).text()
    expect(list.match(/data-index="/g)?.length).toBeGreaterThan(2)
    const prefetched = await open(`${server.url}/scenarios`)
    await useScenarios(prefetched.page)
    expect(prefetched.complaints).toEqual([])
  })
})

describe('plain-html', () => {
  it('works without a build step, under a policy that allows nothing inline', async () => {
    const folder = await outside.install('plain-html')
    const server = await start(folder, ['node', 'server.mjs'])
    onTestFinished(server.stop)
    const { page, complaints } = await open(server.url)
    await useScenarios(page)
    await page.locator('.ik-scenario-name').first().click()
    await page.getByRole('button', { name: /^Invite/ }).click()
    await page.getByRole('dialog').waitFor()
    expect(complaints).toEqual([])
  })
})
