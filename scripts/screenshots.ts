// Takes the pictures of docs/images from the running demo: `pnpm screenshots`.
import { fileURLToPath } from 'node:url'
import { organizationOf, startDemo, type Demo } from '@inlaykit/demo'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from './chromium.mjs'

const images = fileURLToPath(new URL('../docs/images/', import.meta.url))

interface Shot {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
  readonly locale?: string
}

const shots: readonly Shot[] = [
  { name: 'automations-light', width: 1280, height: 1180, colorScheme: 'light' },
  { name: 'automations-dark', width: 1280, height: 1180, colorScheme: 'dark' },
  { name: 'automations-360', width: 360, height: 1400, colorScheme: 'light' },
  {
    name: 'automations-arabic',
    width: 1280,
    height: 1180,
    colorScheme: 'light',
    locale: 'ar-EG',
  },
]

/** The same looks of a widget, cut to its card. */
function cardShots(name: string): readonly Shot[] {
  return shots.map((shot) =>
    Object.assign({}, shot, { name: shot.name.replace('automations', name) }),
  )
}

/** Widgets with cards of their own, and what to find them by. */
const cards = [
  ['webhooks', '.ik-webhook-manager'],
  ['team', '.ik-team-roles'],
] as const

/** Gives a company a second connection that works, and one whose key Make refuses. */
async function addConnections({ bff, sandbox }: Demo): Promise<void> {
  const organization = organizationOf(sandbox, 'copperleaf')
  const common = { tenantId: 'copperleaf', organizationId: organization.id }
  const [, wholesale] = organization.teams
  await bff.connections.setApiKey({
    ...common,
    apiKey: organization.apiKey,
    teamId: wholesale?.id,
    label: 'Wholesale',
  })
  await bff.connections.setApiKey({
    ...common,
    apiKey: '00000000-0000-4000-8000-00000000dead',
    label: 'Agency account',
  })
}

/** Opens the settings of automations and waits for what they show. */
async function openPage(
  browser: Browser,
  url: string,
  shot: Shot,
  personId = 'mateo-ruiz',
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: shot.width, height: shot.height },
    deviceScaleFactor: shot.width < 500 ? 2 : 1,
    colorScheme: shot.colorScheme,
    locale: shot.locale ?? 'en-US',
    timezoneId: 'Europe/Berlin',
  })
  const answer = await context.request.put('/api/session', {
    data: { personId },
    headers: { Origin: url },
  })
  if (!answer.ok()) throw new Error(`Signing in failed: ${await answer.text()}`)
  const page = await context.newPage()
  await page.goto('/settings/automations')
  await page.locator('[data-ik-part="badge"]').first().waitFor()
  return page
}

const demo = await startDemo()
const browser = await chromium.launch(await findChromium())
try {
  // Histories are read behind the first answer: give them the time that a person would.
  const first = await openPage(browser, demo.url, shots[0] as Shot)
  await first.waitForTimeout(45_000)
  await first.context().close()
  for (const shot of shots) {
    const page = await openPage(browser, demo.url, shot)
    await page.waitForTimeout(3_000)
    await page.screenshot({ path: `${images}${shot.name}.png` })
    await page.context().close()
    console.log(`docs/images/${shot.name}.png`)
  }
  for (const [name, widget] of cards) {
    for (const shot of cardShots(name)) {
      const page = await openPage(browser, demo.url, shot, 'hana-sato')
      const card = page.locator('.card', { has: page.locator(widget) })
      await card.locator('[data-ik-part="row"], [data-ik-part="webhook"]').first().waitFor()
      await card.screenshot({ path: `${images}${shot.name}.png` })
      await page.context().close()
      console.log(`docs/images/${shot.name}.png`)
    }
  }
  await addConnections(demo)
  for (const shot of cardShots('connections')) {
    const page = await openPage(browser, demo.url, shot, 'hana-sato')
    const card = page.locator('.card', { has: page.locator('.ik-connection-panel') })
    // Whether a key is good shows when it is used.
    for (const button of await card.locator('.ik-connection-actions > .ik-button').all()) {
      await button.click()
    }
    await page.waitForTimeout(3_000)
    await card.screenshot({ path: `${images}${shot.name}.png` })
    await page.context().close()
    console.log(`docs/images/${shot.name}.png`)
  }
} finally {
  await browser.close()
  await demo.close()
}
