// Takes the pictures of docs/images: from the running demo, and from the static Storybook (`node scripts/build.mjs --storybook`).
// `pnpm screenshots` takes all, `pnpm screenshots timeline themes` some: automations, webhooks, team, connections, timeline, themes.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { organizationOf, startDemo, type Demo } from '@inlaykit/demo'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { findChromium } from './chromium.mjs'
import { addressOf, openStorybookIn } from './lib/static-storybook.mjs'

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
  {
    name: 'automations-korean',
    width: 1280,
    height: 1180,
    colorScheme: 'light',
    locale: 'ko-KR',
  },
]

/** The same looks of a widget, cut to its card. */
function cardShots(name: string): readonly Shot[] {
  return shots.map((shot) =>
    Object.assign({}, shot, { name: shot.name.replace('automations', name) }),
  )
}

/** Widgets with cards of their own: what to find them by, what they show, and who looks. */
const cards = [
  ['webhooks', '.ik-webhook-manager', '[data-ik-part="webhook"]', 'hana-sato'],
  ['team', '.ik-team-roles', '[data-ik-part="row"]', 'hana-sato'],
  ['timeline', '.ik-execution-timeline', '[data-ik-part="run"]', 'priya-nair'],
] as const

/** What a webhook's menu opens, and in which of its lines. */
const panels = [
  ['queue', 2],
  ['log', 3],
] as const

/** The webhook at which events wait. */
const waitingAt = 'Orders from the shop'

/** No picture of a card is higher, in CSS pixels. */
const highestCard = 1_240

/** The ready themes, each with a story that shows much of it. */
const themes = ['plain', 'shadcn', 'material', 'bootstrap'] as const

const wanted = new Set(process.argv.slice(2))
const isWanted = (group: string): boolean => wanted.size === 0 || wanted.has(group)

const koreanFont = new URL('../node_modules/@fontsource-variable/noto-sans-kr/', import.meta.url)

/** Gives a page the Korean letters that a machine without their font would show as boxes. */
async function addKoreanFont(page: Page): Promise<void> {
  await page.route('**/korean-font/**', async (route) => {
    const [, file = ''] = route.request().url().split('/korean-font/')
    await route.fulfill({ body: await readFile(new URL(file, koreanFont)) })
  })
  const sheet = await readFile(new URL('index.css', koreanFont), 'utf8')
  const content = sheet
    .replaceAll('Noto Sans KR Variable', 'Noto Sans KR')
    .replaceAll('url(./', 'url(/korean-font/')
    .replaceAll('font-display: swap', 'font-display: block')
  // Before the first text: what was painted without the font stays without it.
  await page.addInitScript((css) => {
    new MutationObserver((_, observer) => {
      observer.disconnect()
      const style = document.createElement('style')
      style.textContent = css
      document.documentElement.append(style)
    }).observe(document, { childList: true })
  }, content)
}

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
    // The font above is the picture's, not the page's.
    bypassCSP: true,
    timezoneId: 'Europe/Berlin',
  })
  const answer = await context.request.put('/api/session', {
    data: { personId },
    headers: { Origin: url },
  })
  if (!answer.ok()) throw new Error(`Signing in failed: ${await answer.text()}`)
  const page = await context.newPage()
  await addKoreanFont(page)
  await page.goto('/settings/automations')
  await page.locator('[data-ik-part="badge"]').first().waitFor()
  return page
}

/** The page's fonts are there, and what fades in is. */
async function settle(page: Page, ms: number): Promise<void> {
  await page.waitForTimeout(ms)
  await page.evaluate(async () => {
    if (document.documentElement.lang !== 'ko') return
    await Promise.all(Array.from(document.fonts, (face) => face.load()))
    // A word that was shaped before they came keeps its boxes; with a space of no width it is another word.
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      if (text.data.trim() !== '') text.appendData('\u200B')
    }
  })
  await page.waitForTimeout(300)
}

/** Takes the top of a card, as much as a picture holds. */
async function shootCard(page: Page, card: Locator, name: string): Promise<void> {
  await card.evaluate((element, height) => {
    // What is above and still grows would move it away from under the picture.
    for (const other of element.parentElement?.children ?? []) {
      if (other !== element) (other as HTMLElement).style.display = 'none'
    }
    element.style.maxHeight = `${height}px`
    element.style.overflow = 'hidden'
  }, highestCard)
  await card.screenshot({ path: `${images}${name}.png` })
  await page.context().close()
  console.log(`docs/images/${name}.png`)
}

/** What webhooks started in the last day, which is loaded whole, with the latest run of it that failed. */
async function openRun(card: Locator): Promise<void> {
  await card.locator('.ik-timeline-trigger select').selectOption('webhook')
  await card.page().waitForTimeout(4_000)
  await card.locator('.ik-timeline-failures button').first().click()
  await card.locator('[data-ik-part="run-detail"]:not([aria-busy])').first().waitFor()
}

async function shootDemo(browser: Browser, demo: Demo): Promise<void> {
  // Histories are read behind the first answer: give them the time that a person would.
  const first = await Promise.all(
    ['mateo-ruiz', 'priya-nair'].map((id) => openPage(browser, demo.url, shots[0] as Shot, id)),
  )
  await first[0]?.waitForTimeout(60_000)
  for (const page of first) await page.context().close()
  for (const shot of isWanted('automations') ? shots : []) {
    const page = await openPage(browser, demo.url, shot)
    await settle(page, 3_000)
    await page.screenshot({ path: `${images}${shot.name}.png` })
    await page.context().close()
    console.log(`docs/images/${shot.name}.png`)
  }
  for (const [name, widget, item, personId] of cards) {
    for (const shot of isWanted(name) ? cardShots(name) : []) {
      const page = await openPage(browser, demo.url, shot, personId)
      const card = page.locator('.card', { has: page.locator(widget) })
      await card.locator(item).first().waitFor()
      if (name === 'timeline') await openRun(card)
      await settle(page, 2_000)
      await shootCard(page, card, shot.name)
    }
  }
  if (isWanted('webhooks')) await shootPanels(browser, demo)
  if (!isWanted('connections')) return
  await addConnections(demo)
  for (const shot of cardShots('connections')) {
    const page = await openPage(browser, demo.url, shot, 'hana-sato')
    const card = page.locator('.card', { has: page.locator('.ik-connection-panel') })
    // Whether a key is good shows when it is used.
    for (const button of await card.locator('.ik-connection-actions > .ik-button').all()) {
      await button.click()
    }
    await settle(page, 3_000)
    await shootCard(page, card, shot.name)
  }
}

/** Makes a webhook without a scenario, where events wait, and lets some come: the last ones find no room. */
async function addWaitingEvents(browser: Browser, { url, sandbox }: Demo): Promise<void> {
  const page = await openPage(browser, url, shots[0] as Shot, 'hana-sato')
  const answer = await page.request.post('/api/inlaykit/webhooks', {
    data: { name: waitingAt },
    headers: { Origin: url, 'X-Inlaykit': '1' },
  })
  if (!answer.ok()) throw new Error(`Creating a webhook failed: ${await answer.text()}`)
  const { url: address } = (await answer.json()) as { url: string }
  for (let number = 1; number <= 53; number += 1) {
    // No address takes more than 300 in 10 s.
    await page.request.post(address, { data: 'x'.repeat(180 + ((number * 7919) % 5200)) })
  }
  const hook = sandbox.world.hooks().findLast(({ name }) => name === waitingAt)
  for (const [at, call] of [...(hook?.queue ?? [])].toReversed().entries()) {
    Object.assign(call, { receivedAt: call.receivedAt - 60_000 * (3 + at * 4.3) })
  }
  for (const [at, entry] of (hook?.log ?? []).entries()) {
    Object.assign(entry, { receivedAt: entry.receivedAt - 60_000 * at * 4.3 })
  }
  await page.context().close()
}

/** What opens at the side of the webhooks. */
async function shootPanels(browser: Browser, demo: Demo): Promise<void> {
  await addWaitingEvents(browser, demo)
  for (const [part, line] of panels) {
    for (const shot of cardShots(`webhook-${part}`)) {
      const height = Math.min(shot.height, 900)
      const page = await openPage(browser, demo.url, { ...shot, height }, 'hana-sato')
      const webhook = page.locator('[data-ik-part="webhook"]', { hasText: waitingAt })
      await webhook.locator('.ik-menu-button').click()
      await page.locator('.ik-menu:popover-open [role="menuitem"]').nth(line).click()
      const panel = page.locator('.ik-webhook-panel')
      await panel.locator('[data-ik-part="request"]').first().waitFor()
      await settle(page, 1_000)
      await panel.screenshot({ path: `${images}${shot.name}.png` })
      await page.context().close()
      console.log(`docs/images/${shot.name}.png`)
    }
  }
}

/** Each ready theme in light and dark, beside the fonts and grounds of the host that it imitates. */
async function shootThemes(browser: Browser): Promise<void> {
  for (const theme of themes) {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({
        viewport: { width: 860, height: 500 },
        timezoneId: 'Europe/Berlin',
      })
      await openStorybookIn(page)
      const globals = `host:${theme};theme:${scheme}`
      await page.goto(addressOf('widgets-scenariolist--overview', 'story', globals))
      await page.locator('[data-ik-part="row"]').first().waitFor()
      await settle(page, 2_000)
      await page.screenshot({ path: `${images}theme-${theme}-${scheme}.png` })
      await page.close()
      console.log(`docs/images/theme-${theme}-${scheme}.png`)
    }
  }
}

const browser = await chromium.launch(await findChromium())
try {
  if (isWanted('themes')) await shootThemes(browser)
  if (wanted.size === 0 || [...wanted].some((group) => group !== 'themes')) {
    const demo = await startDemo()
    try {
      await shootDemo(browser, demo)
    } finally {
      await demo.close()
    }
  }
} finally {
  await browser.close()
}
