import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { TeamRoles } from '../features/members/index.js'
import { difference, hostOf, pixels, showStill, shownWidgets } from '../testing/pixels.js'
import { renderWidget } from '../testing/renderWidget.js'
import { addStyle, hostSheets, undress } from '../testing/sheets.js'

// A policy that a page has taken up can't be taken back: these tests have a page of their own.
const nonce = 'n0nce'
const policy = `default-src 'self' data: blob:; script-src * 'unsafe-inline'; connect-src *; style-src 'self' 'nonce-${nonce}'`

/** The share of pixels that may differ: none. */
const tolerance = 0

beforeEach(async () => {
  await page.viewport(920, 640)
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => void vi.useRealTimers())

/** Hears what the policy forbids. */
function hear(): { readonly heard: readonly string[]; readonly stop: () => void } {
  const heard: string[] = []
  const note = (event: SecurityPolicyViolationEvent): void => {
    heard.push(`${event.effectiveDirective} ${event.blockedURI}`)
  }
  document.addEventListener('securitypolicyviolation', note)
  return { heard, stop: () => document.removeEventListener('securitypolicyviolation', note) }
}

/** Puts the policy in force, and proves that it is, or the rest would tell nothing. */
async function impose(): Promise<void> {
  if (document.querySelector('meta[http-equiv="Content-Security-Policy"]') === null) {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'Content-Security-Policy'
    meta.content = policy
    document.head.append(meta)
  }
  const proof = hear()
  const forbidden = document.createElement('style')
  forbidden.textContent = 'body { color: red }'
  document.head.append(forbidden)
  onTestFinished(() => forbidden.remove())
  await expect.poll(() => proof.heard).toEqual(['style-src-elem inline'])
  proof.stop()
}

test('under a strict policy every widget in a shadow root looks as without, and does nothing that is forbidden', async () => {
  const plain = new Map<string, ImageData>()
  for (const name of Object.keys(shownWidgets)) {
    const screen = await showStill(name, 'shadow', { nonce })
    plain.set(name, await pixels(hostOf(screen)))
    await screen.unmount()
  }

  await impose()
  for (const name of Object.keys(shownWidgets)) {
    const { heard, stop } = hear()
    const screen = await showStill(name, 'shadow', { nonce })
    stop()
    expect({ name, heard }).toEqual({ name, heard: [] })
    const share = difference(plain.get(name) as ImageData, await pixels(hostOf(screen)))
    expect({ name, share }).toEqual({ name, share: tolerance })
    await screen.unmount()
  }
}, 60_000)

test('under a strict policy what comes later is dressed where the page has the sheets in parts', async () => {
  await impose()
  undress()
  addStyle([hostSheets.base, hostSheets.teamRoles], nonce)
  const { heard, stop } = hear()
  const screen = await renderWidget(<TeamRoles />, {
    backend: { scenarios: 0, executions: 0 },
    nonce,
  })
  await screen.getByRole('button', { name: 'Invite people' }).click()
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog).toBeVisible()
  stop()
  expect(getComputedStyle(dialog.element()).width).toBe('520px')
  expect(heard).toEqual([])
})
