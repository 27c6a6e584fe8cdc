// Takes the pictures of docs/images from the running demo: `pnpm screenshots`.
import { fileURLToPath } from 'node:url'
import { startDemo } from '@inlaykit/demo'
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

async function openPage(browser: Browser, url: string, shot: Shot): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: shot.width, height: shot.height },
    deviceScaleFactor: shot.width < 500 ? 2 : 1,
    colorScheme: shot.colorScheme,
    locale: shot.locale ?? 'en-US',
    timezoneId: 'Europe/Berlin',
  })
  const answer = await context.request.put('/api/session', {
    data: { personId: 'mateo-ruiz' },
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
} finally {
  await browser.close()
  await demo.close()
}
