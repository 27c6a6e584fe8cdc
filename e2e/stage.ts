import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { startDemo, type Demo, type DemoOptions } from '@inlaykit/demo'
import { findChromium } from '../scripts/chromium.mjs'

/** Everything that a browser was sent and showed, and all that the server logged: what a secret must not be in. */
export interface Record {
  readonly answers: { readonly url: string; readonly text: string }[]
  readonly console: string[]
  readonly violations: string[]
  readonly logs: string[]
}

/** A running demo with a browser before it. */
export interface Stage {
  readonly demo: Demo
  readonly record: Record
  /** Opens Settings → Automations in a browser of its own, signed in as that person. */
  signIn(personId: string, options?: PageOptions): Promise<Page>
  close(): Promise<void>
}

/** How a page is looked at. */
export interface PageOptions {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  /** The browser's language, which the page follows; `en-US` by default. */
  readonly locale?: string
  /** The company, where the person belongs to several. */
  readonly companyId?: string
}

async function watch(context: BrowserContext, record: Record): Promise<void> {
  context.on('response', (response) => {
    const url = response.url()
    const headers = JSON.stringify(response.headers())
    record.answers.push({ url, text: headers })
    // A stream's body never ends, and a page that is left takes its bodies along.
    if (url.endsWith('/events')) return
    response.text().then(
      (text) => record.answers.push({ url, text }),
      () => undefined,
    )
  })
  context.on('console', (message) => record.console.push(message.text()))
  context.on('weberror', (error) => record.console.push(`uncaught: ${error.error().message}`))
  await context.exposeFunction('reportViolation', (text: string) => record.violations.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = globalThis as unknown as {
        reportViolation: (text: string) => void
      }
      reportViolation(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
}

/** Starts the demo and a browser. */
export async function openStage(
  options: Pick<DemoOptions, 'dialect' | 'database'>,
): Promise<Stage> {
  const record: Record = { answers: [], console: [], violations: [], logs: [] }
  const demo = await startDemo({
    ...options,
    web: { directory: inject('webDirectory') },
    scheduler: false,
    onLog: (line) => record.logs.push(line),
  })
  let browser: Browser
  try {
    browser = await chromium.launch(await findChromium())
  } catch (error) {
    await demo.close()
    throw error
  }
  return {
    demo,
    record,
    async signIn(personId, options = {}) {
      const { width = 1280, height = 900, colorScheme = 'light', locale = 'en-US' } = options
      const { companyId } = options
      const context = await browser.newContext({
        baseURL: demo.url,
        viewport: { width, height },
        colorScheme,
        locale,
        timezoneId: 'Europe/Berlin',
      })
      await watch(context, record)
      const answer = await context.request.put('/api/session', {
        data: { personId, ...(companyId === undefined ? {} : { companyId }) },
        headers: { Origin: demo.url },
      })
      if (!answer.ok()) throw new Error(`Signing in as ${personId} failed: ${await answer.text()}`)
      const page = await context.newPage()
      await page.goto('/settings/automations')
      return page
    },
    async close() {
      await browser.close()
      await demo.close()
    },
  }
}
