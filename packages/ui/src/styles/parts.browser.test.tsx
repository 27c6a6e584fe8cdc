import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ConnectionPanel } from '../features/connections/index.js'
import { ExecutionTimeline } from '../features/executions/index.js'
import { TeamRoles } from '../features/members/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { WebhookManager } from '../features/webhooks/index.js'
import { renderWidget, type RenderedWidget } from '../testing/renderWidget.js'
import { addStyle, hostSheets, undress } from '../testing/sheets.js'

const { base, whole, ...own } = hostSheets
const report = 'Weekly sales report, Germany'
const patient = { timeout: 12_000 }
/** One moment for all tests: what was said relative to that of another would differ. */
const start = Date.now()

beforeEach(async () => {
  await page.viewport(1100, 800)
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  undress()
})
afterEach(() => void vi.useRealTimers())

interface LatePart {
  readonly name: string
  readonly widget: ReactNode
  readonly sheet: string
  readonly open: (screen: RenderedWidget) => Promise<void>
  /** Something in it. */
  readonly shown: string
}

const press = (name: string | RegExp) => (screen: RenderedWidget) =>
  screen.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) }).click()
const choose = (menu: string, item: RegExp) => async (screen: RenderedWidget) => {
  await press(menu)(screen)
  await screen.getByRole('menuitem', { name: item }).click()
}

const lateParts: readonly LatePart[] = [
  {
    name: 'the deletion of a scenario',
    widget: <ScenarioList />,
    sheet: own.scenarioList,
    open: choose(`More actions for ${report}`, /^Delete/),
    shown: 'dialog[open] .ik-dialog-list > li',
  },
  {
    name: 'the schedule of a scenario',
    widget: <ScenarioList />,
    sheet: own.scenarioList,
    open: choose(`More actions for ${report}`, /^(Edit|Change|Schedule|Set)/),
    shown: 'dialog[open] .ik-schedule-runs li',
  },
  {
    name: 'the panel of a scenario',
    widget: <ScenarioList detail />,
    sheet: own.scenarioList,
    open: press(report),
    shown: 'dialog[open] .ik-scenario-flow > li',
  },
  {
    name: 'what is done with selected scenarios',
    widget: <ScenarioList />,
    sheet: own.scenarioList,
    open: (screen) => screen.getByRole('checkbox').nth(2).click(),
    shown: '.ik-scenario-bulk-actions',
  },
  {
    name: 'the chart of runs',
    widget: <ExecutionTimeline defaultFilters={{ range: 'all' }} />,
    sheet: own.executionTimeline,
    open: async () => undefined,
    shown: '.ik-timeline-drawing .ik-timeline-mark',
  },
  {
    name: 'an open run',
    widget: <ExecutionTimeline defaultFilters={{ range: 'all', status: ['success'] }} />,
    sheet: own.executionTimeline,
    open: async ({ container }) => {
      const first = () => container.querySelector<HTMLElement>('[data-ik-run]')
      await expect.poll(first, patient).not.toBeNull()
      first()?.click()
    },
    shown: '.ik-step',
  },
  {
    name: 'the invitation of people',
    widget: <TeamRoles />,
    sheet: own.teamRoles,
    open: press('Invite people'),
    shown: 'dialog[open] .ik-role-option',
  },
  {
    name: 'the log of a webhook',
    widget: <WebhookManager />,
    sheet: own.webhookManager,
    open: press(/^Last event .* Contact form$/),
    shown: 'dialog[open] .ik-webhook-request',
  },
  {
    name: 'a new connection',
    widget: <ConnectionPanel />,
    sheet: own.connectionPanel,
    open: press('Connect with an API key'),
    shown: 'dialog[open] .ik-input',
  },
]

async function open(part: LatePart): Promise<RenderedWidget> {
  const screen = await renderWidget(part.widget, {
    backend: {
      scenarios: 14,
      executions: 40,
      ...(part.widget === lateParts.at(-1)?.widget && { connected: false }),
    },
    width: 1000,
  })
  await part.open(screen)
  await expect.poll(() => document.querySelector(part.shown), patient).not.toBeNull()
  return screen
}

/** What tells where something stands in a drawing, which is a matter of time. */
const drawn = new Set([
  'd',
  'x',
  'y',
  'width',
  'inline-size',
  'perspective-origin',
  'transform-origin',
])

/** All that is said of each element by style sheets, and where it stands. */
function look({ container }: RenderedWidget) {
  for (const animation of document.getAnimations()) animation.cancel()
  return [...container.querySelectorAll('.ik-root, .ik-root *')].map((element) => {
    const style = getComputedStyle(element)
    const isDrawn = element.closest('svg') !== null
    const { x, y, width, height } = element.getBoundingClientRect()
    const said = Array.from(style)
      .filter((name) => !name.startsWith('--') && !(isDrawn && drawn.has(name)))
      .map((name) => `${name}: ${style.getPropertyValue(name)}`)
    return [
      `${element.tagName} ${element.getAttribute('class')}`,
      isDrawn ? '' : [x, y, width, height].join(' '),
      ...said,
    ]
  })
}

/** The same as soon as nothing changes any more. */
async function lookAtLast(screen: RenderedWidget) {
  const { container } = screen
  let before = ''
  await expect
    .poll(
      () => {
        const now = container.innerHTML
        const isStill = now === before && container.querySelector('.ik-spinner') === null
        before = now
        return isStill
      },
      { ...patient, interval: 400 },
    )
    .toBe(true)
  return look(screen)
}

/** What is lacking or too much of each element. */
function differences(one: readonly string[][], other: readonly string[][]) {
  expect(other.map(([element]) => element)).toEqual(one.map(([element]) => element))
  return one.flatMap((lines, index) => {
    const there = new Set(other[index])
    const changed = lines.filter((line) => !there.has(line))
    return changed.length === 0 ? [] : [{ element: lines[0], changed }]
  })
}

test.each(lateParts)(
  '$name looks with the sheets in parts as with the whole',
  async (part) => {
    const style = addStyle([whole])
    const screen = await open(part)
    const { length: count } = style.sheet!.cssRules
    const before = await lookAtLast(screen)
    await screen.unmount()
    expect(style.sheet!.cssRules).toHaveLength(count)
    style.remove()

    addStyle([base, part.sheet])
    expect(differences(before, await lookAtLast(await open(part)))).toEqual([])
  },
  40_000,
)

const invitation = lateParts.find(({ sheet }) => sheet === own.teamRoles) as LatePart
const dialogIn = (root: ParentNode) => root.querySelector('dialog') as HTMLDialogElement
const widthIn = (root: ParentNode) => getComputedStyle(dialogIn(root)).width

/** Sheets of the kit, from the same server under another of its names. */
async function addLinks(paths: readonly string[]): Promise<readonly HTMLLinkElement[]> {
  const add = async (path: string, hostname: string): Promise<HTMLLinkElement> => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    const url = new URL(`${path}?direct`, import.meta.url)
    url.hostname = hostname
    link.href = url.href
    const loaded = new Promise((resolve, reject) => {
      link.addEventListener('load', resolve)
      link.addEventListener('error', () => reject(new Error(`There is no ${link.href}`)))
    })
    document.head.append(link)
    onTestFinished(() => link.remove())
    await loaded
    return link
  }
  const names = ['localhost', '127.0.0.1', '[::1]'].filter((name) => name !== location.hostname)
  // It listens to one of its addresses.
  return Promise.any(names.map((name) => Promise.all(paths.map((path) => add(path, name)))))
}

describe('what comes later', () => {
  test('is put in once, however often it is needed', async () => {
    const { sheet } = addStyle([base, invitation.sheet])
    const { length: before } = sheet!.cssRules
    const screen = await open(invitation)
    const { length: after } = sheet!.cssRules
    expect(after).toBeGreaterThan(before)
    await screen.getByRole('button', { name: 'Cancel' }).click()
    await invitation.open(screen)
    await expect.element(screen.getByRole('dialog')).toBeVisible()
    expect(sheet!.cssRules).toHaveLength(after)
  })

  test('is there before a dialog is', async () => {
    addStyle([base, invitation.sheet])
    const widths = new Set<string>()
    const observer = new MutationObserver(() => {
      const dialog = document.querySelector('dialog')
      if (dialog !== null) widths.add(getComputedStyle(dialog).width)
    })
    observer.observe(document.body, { childList: true, subtree: true })
    onTestFinished(() => observer.disconnect())
    await open(invitation)
    expect([...widths]).toEqual(['520px'])
  })

  test('gives way to what the host says after the kit’s sheets', async () => {
    addStyle([base, invitation.sheet, '.ik-dialog { inline-size: 321px }'])
    await open(invitation)
    expect(widthIn(document)).toBe('321px')
  })

  test('stays in the layer that the host has put the sheets into', async () => {
    addStyle([`@layer kit { ${base} ${invitation.sheet} }`, 'dialog { inline-size: 321px }'])
    await open(invitation)
    expect(getComputedStyle(dialogIn(document)).overflow).toBe('hidden')
    expect(widthIn(document)).toBe('321px')
  })

  test('finds sheets that are imported by others', async () => {
    const url = URL.createObjectURL(new Blob([base, invitation.sheet], { type: 'text/css' }))
    onTestFinished(() => URL.revokeObjectURL(url))
    addStyle([`@import url('${url}') layer(kit);`, 'dialog { inline-size: 321px }'])
    await expect
      .poll(() => document.styleSheets.item(document.styleSheets.length - 1)?.cssRules.length)
      .toBe(2)
    await open(invitation)
    expect(getComputedStyle(dialogIn(document)).overflow).toBe('hidden')
    expect(widthIn(document)).toBe('321px')
  })

  test('comes beside sheets that can’t be read, as those of another origin', async () => {
    const before = [...document.adoptedStyleSheets]
    onTestFinished(() => {
      document.adoptedStyleSheets = before
    })
    for (const { sheet } of await addLinks(['./base.css', './widgets/team-roles.css'])) {
      expect(() => sheet?.cssRules).toThrow('cssRules')
    }
    await open(invitation)
    expect(widthIn(document)).toBe('520px')
    expect(document.adoptedStyleSheets.length).toBeGreaterThan(before.length)
  })

  test('does not come where the page has no sheet of the kit', async () => {
    await open(invitation)
    expect(widthIn(document)).not.toBe('520px')
  })

  test('goes into the shadow root of the host’s own in which a widget stands', async () => {
    const place = document.createElement('div')
    document.body.append(place)
    onTestFinished(() => place.remove())
    const shadow = place.attachShadow({ mode: 'open' })
    const style = document.createElement('style')
    style.textContent = base + invitation.sheet
    const root = document.createElement('div')
    shadow.append(style, root)
    const screen = await renderWidget(createPortal(<TeamRoles />, root), {
      backend: { scenarios: 0, executions: 0 },
    })
    await page.getByRole('button', { name: 'Invite people' }).click()
    await expect.poll(() => root.querySelector('dialog[open]')).not.toBeNull()
    expect(widthIn(root)).toBe('520px')
    await screen.unmount()
  })

  test('goes where `portalContainer` is, too', async () => {
    const place = document.createElement('div')
    document.body.append(place)
    onTestFinished(() => place.remove())
    const shadow = place.attachShadow({ mode: 'open' })
    const style = document.createElement('style')
    style.textContent = base + invitation.sheet
    const portalContainer = document.createElement('div')
    shadow.append(style, portalContainer)
    addStyle([base, invitation.sheet])
    const screen = await renderWidget(<TeamRoles />, {
      backend: { scenarios: 0, executions: 0 },
      portalContainer,
    })
    await invitation.open(screen)
    await expect.poll(() => portalContainer.querySelector('dialog[open]')).not.toBeNull()
    expect(widthIn(portalContainer)).toBe('520px')
  })
})
