import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Stage } from './stage.js'

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds on the page, each fault with the place where it is. */
async function faultsOf(page: Page): Promise<string[]> {
  // By the protocol, not by a script element: the page's policy allows none.
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

describe('the look of the settings page', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage({ dialect: 'live', database: { memory: true } })
  })

  afterAll(() => stage.close())

  it.each([
    { colorScheme: 'light', width: 1280, locale: 'en-US' },
    { colorScheme: 'dark', width: 1280, locale: 'ko-KR' },
    { colorScheme: 'light', width: 360, locale: 'id-ID' },
    { colorScheme: 'dark', width: 360, locale: 'th-TH' },
    { colorScheme: 'light', width: 1280, locale: 'ar-EG' },
    { colorScheme: 'dark', width: 360, locale: 'ar-EG' },
  ] as const)(
    'is free of faults that axe finds, and of sideways scrolling: $colorScheme, $width px, $locale',
    async ({ colorScheme, width, locale }) => {
      const page = await stage.signIn('hana-sato', { colorScheme, width, locale, height: 800 })
      await page.locator('[data-ik-part="badge"]').first().waitFor()
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
      const [scrolled, seen] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ])
      expect(scrolled).toBeLessThanOrEqual(seen ?? 0)
      expect(await faultsOf(page)).toEqual([])
      await page.context().close()
    },
  )

  it("follows the page's own switch to dark without a reload", async () => {
    const page = await stage.signIn('hana-sato')
    const widget = page.locator('.ik-root').first()
    await widget.waitFor()
    const background = () =>
      widget.evaluate((element) => getComputedStyle(element).getPropertyValue('color'))
    const light = await background()
    await page.getByRole('button', { name: /dark/i }).click()
    await expect.poll(background).not.toBe(light)
    await page.context().close()
  })

  it('breaks no line of a strict content security policy', () => {
    expect(stage.record.violations).toEqual([])
  })
})
