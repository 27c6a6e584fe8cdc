import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ConnectionPanel } from '../features/connections/index.js'
import { ExecutionTimeline } from '../features/executions/index.js'
import { TeamRoles } from '../features/members/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { AutomationSettings } from '../features/settings/index.js'
import { WebhookManager } from '../features/webhooks/index.js'
import { InlaykitProvider } from '../provider/InlaykitProvider.js'
import { createStoryBackend } from '../testing/backend.js'
import { renderWidget, type RenderedWidget } from '../testing/renderWidget.js'

const page = document.documentElement
const added: Element[] = []

afterEach(() => {
  for (const element of added.splice(0)) element.remove()
  page.removeAttribute('data-theme')
})

function hostStyles(css: string) {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  added.push(style)
}

const shadow = {
  isolation: 'shadow',
  backend: { scenarios: 6, executions: 40 },
  width: 900,
} as const

function hostOf({ container }: { container: HTMLElement }): HTMLElement {
  const found = container.querySelector<HTMLElement>('[data-ik-part="shadow-host"]')
  if (found === null) throw new Error('There is no shadow host')
  return found
}

function insideOf(screen: { container: HTMLElement }): ShadowRoot {
  const found = hostOf(screen).shadowRoot
  if (found === null) throw new Error('There is no shadow root')
  return found
}

const rootOf = (screen: RenderedWidget) => insideOf(screen).querySelector('.ik-root') as HTMLElement

async function ready(screen: RenderedWidget) {
  await expect
    .poll(() => hostOf(screen).shadowRoot?.querySelectorAll('[data-ik-part="row"]').length)
    .toBe(6)
}

/** All that the browser computes for what is inside, and where it stands. */
function look(screen: RenderedWidget) {
  // The boundary around it all has no box: what it inherits from outside stops at the root.
  const elements = [...insideOf(screen).querySelectorAll('.ik-boundary *')]
  return elements.map((element) => {
    const style = getComputedStyle(element)
    const { x, y, width, height } = element.getBoundingClientRect()
    const all = Array.from(style).map((name) => `${name}:${style.getPropertyValue(name)}`)
    return `${element.tagName} ${[x, y, width, height].join(' ')} ${all.join(';')}`
  })
}

test.each([
  ['ScenarioList', <ScenarioList key="s" />, '[data-ik-part="row"]'],
  ['ExecutionTimeline', <ExecutionTimeline key="e" />, '[data-ik-run]'],
  ['WebhookManager', <WebhookManager key="w" />, '.ik-switch'],
  ['TeamRoles', <TeamRoles key="t" />, '[data-ik-part="row"], .ik-team-row, tr, li'],
  ['ConnectionPanel', <ConnectionPanel key="c" />, '.ik-connection-name'],
  ['AutomationSettings', <AutomationSettings key="a" />, '[data-ik-part="row"]'],
])('%s stands in one shadow root with all that it shows', async (_name, widget, part) => {
  const screen = await renderWidget(widget, shadow)
  await expect.poll(() => hostOf(screen).shadowRoot?.querySelector(part)).not.toBeFalsy()
  expect(hostOf(screen).childElementCount).toBe(0)
  expect(insideOf(screen).querySelector('[data-ik-part="shadow-host"]')).toBeNull()
  expect(rootOf(screen).getBoundingClientRect().width).toBe(900)
})

test('not even important rules of the page change anything inside', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    ...shadow,
    variables: { '--ik-font': 'sans-serif' },
  })
  await ready(screen)
  await expect.element(screen.getByText('6 scenarios')).toBeVisible()
  const before = look(screen)
  hostStyles(`
    html { font-size: 62.5% }
    * { all: unset !important; letter-spacing: 3px !important; color: red !important; opacity: .5 !important;
      font: 900 30px serif !important; text-transform: uppercase !important; direction: rtl !important;
      padding: 9px !important; border: 4px solid red !important; visibility: hidden !important }
    head, script, style { display: none !important }
    html, body, body div { display: block !important; padding: 0 !important; border: 0 !important }
    button, input, .ik-root { background: gold !important; height: 90px !important; width: 50px; filter: blur(3px) !important }
  `)
  // The page's rules must have come to be before anything is compared.
  expect(getComputedStyle(document.body).letterSpacing).toBe('3px')
  const strip = (lines: string[]) => lines.map((line) => line.replace(/ [\d.-]+ [\d.-]+ /, ' '))
  hostOf(screen).style.setProperty('width', '900px', 'important')
  hostOf(screen).style.setProperty('height', 'auto', 'important')
  expect(strip(look(screen))).toEqual(strip(before))
})

test('the page’s values of the design decisions come in, and the provider’s go before them', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    ...shadow,
    variables: { '--ik-surface': 'rgb(4, 5, 6)' },
  })
  await ready(screen)
  const read = (name: string) => getComputedStyle(rootOf(screen)).getPropertyValue(name)
  expect(read('--ik-radius')).toBe('8px')
  hostStyles('.ik-root { --ik-radius: 31px; --ik-space: 5px; --ik-surface: red }')
  expect(read('--ik-radius')).toBe('31px')
  expect(read('--ik-control')).toBe('calc(5px * 8)')
  expect(read('--ik-surface')).toBe('rgb(4, 5, 6)')
})

test('the page’s switch between light and dark is followed', async () => {
  page.setAttribute('data-theme', 'dark')
  const screen = await renderWidget(<ScenarioList />, shadow)
  await ready(screen)
  const ground = () => getComputedStyle(rootOf(screen)).backgroundColor
  expect(ground()).toBe('rgb(17, 19, 24)')
  page.setAttribute('data-theme', 'light')
  expect(ground()).toBe('rgb(255, 255, 255)')
})

test('compact rows and the host’s own class come through', async () => {
  hostStyles('.mine { margin-block-start: 33px }')
  const screen = await renderWidget(<ScenarioList className="mine" />, {
    ...shadow,
    density: 'compact',
  })
  await ready(screen)
  expect(getComputedStyle(hostOf(screen)).marginBlockStart).toBe('33px')
  expect(getComputedStyle(rootOf(screen)).getPropertyValue('--ik-row')).toBe('calc(4px * 10)')
})

test('a menu opens inside, in the top layer, takes the focus and gives it back', async () => {
  const screen = await renderWidget(<ScenarioList />, shadow)
  await ready(screen)
  const more = screen.getByRole('button', { name: /^More actions/ }).first()
  await more.click()
  const menu = () => insideOf(screen).querySelector('.ik-menu:popover-open')
  await expect.poll(menu).not.toBeNull()
  await expect.poll(() => insideOf(screen).activeElement?.getAttribute('role')).toBe('menuitem')
  await userEvent.keyboard('{Escape}')
  await expect.poll(menu).toBeNull()
  await expect.poll(() => insideOf(screen).activeElement).toBe(more.element())
})

test('a menu goes with its button when the list inside scrolls', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    ...shadow,
    variables: { '--ik-list-max-height': '200px' },
  })
  await ready(screen)
  await screen
    .getByRole('button', { name: /^More actions/ })
    .nth(1)
    .click()
  const menu = () => insideOf(screen).querySelector<HTMLElement>('.ik-menu:popover-open')
  await expect.poll(menu).not.toBeNull()
  const at = menu()?.getBoundingClientRect().top ?? 0
  const scroller = insideOf(screen).querySelector('.ik-scenario-scroller') as HTMLElement
  scroller.scrollTop = 20
  await expect.poll(() => menu()?.getBoundingClientRect().top).not.toBe(at)
  scroller.scrollTop = 400
  await expect.poll(menu).toBeNull()
})

test('a dialog opens inside, keeps the focus, and gives it back when it closes', async () => {
  const screen = await renderWidget(<TeamRoles />, shadow)
  const invite = screen.getByRole('button', { name: /^Invite/ }).first()
  await invite.click()
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  const dialog = screen.getByRole('dialog').element()
  expect(dialog.getRootNode()).toBe(insideOf(screen))
  expect(dialog.matches(':modal')).toBe(true)
  expect(dialog.contains(insideOf(screen).activeElement)).toBe(true)
  const title = dialog.getAttribute('aria-labelledby') ?? ''
  expect(insideOf(screen).getElementById(title)?.textContent).toMatch(/Invite/)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => insideOf(screen).querySelector('dialog[open]')).toBeNull()
  await expect.poll(() => insideOf(screen).activeElement).toBe(invite.element())
})

test('a reason is in a tooltip that its button can point to', async () => {
  const screen = await renderWidget(<TeamRoles />, {
    ...shadow,
    backend: { scenarios: 6, role: 'viewer' },
    portalContainer: document.body,
  })
  const invite = screen.getByRole('button', { name: /^Invite/ }).first()
  await expect.element(invite).toBeVisible()
  const id = invite.element().getAttribute('aria-describedby') ?? ''
  expect(insideOf(screen).getElementById(id)?.getAttribute('role')).toBe('tooltip')
})

test('the host’s components and the page hear each press once', async () => {
  const heard = { react: 0, page: 0, key: 0 }
  const count = () => (heard.page += 1)
  document.addEventListener('click', count)
  onTestFinished(() => document.removeEventListener('click', count))
  const screen = await renderWidget(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div onClick={() => (heard.react += 1)} onKeyDown={() => (heard.key += 1)}>
      <ScenarioList />
    </div>,
    shadow,
  )
  await ready(screen)
  await screen.getByRole('searchbox').click()
  expect(heard).toEqual({ react: 1, page: 1, key: 0 })
  await userEvent.keyboard('a')
  expect(heard).toEqual({ react: 1, page: 1, key: 1 })
  await expect.element(screen.getByRole('searchbox')).toHaveValue('a')
})

test('React’s capturing handlers of the host hear a press twice: on the widget’s element, then inside', async () => {
  const heard: EventTarget[] = []
  const screen = await renderWidget(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div onClickCapture={({ target }) => heard.push(target)}>
      <ScenarioList />
    </div>,
    shadow,
  )
  await ready(screen)
  const search = screen.getByRole('searchbox')
  await search.click()
  expect(heard).toEqual([hostOf(screen), search.element()])
})

test('the focus that has gone elsewhere in the page is not fetched back', async () => {
  const screen = await renderWidget(
    <>
      <input aria-label="The host’s own" />
      <TeamRoles />
    </>,
    shadow,
  )
  const invite = screen.getByRole('button', { name: /^Invite/ }).first()
  await expect.element(invite).toBeVisible()
  // From here on the widget looks after the focus.
  const { keepFocus } = await import('./kept-focus.js')
  keepFocus(invite.element())
  const own = screen.getByRole('textbox', { name: 'The host’s own' })
  screen.getByRole('searchbox').element().focus()
  invite.element().focus()
  own.element().focus()
  invite.element().remove()
  await new Promise(requestAnimationFrame)
  expect(document.activeElement).toBe(own.element())
})

test('a row is chosen by a press, but not by one that marks its text', async () => {
  const chosen = vi.fn()
  const screen = await renderWidget(<ScenarioList onSelect={chosen} />, shadow)
  await ready(screen)
  const detail = insideOf(screen).querySelectorAll('.ik-scenario-detail')[1] as HTMLElement
  detail.click()
  expect(chosen).toHaveBeenCalledTimes(1)
  const text = document.createTreeWalker(detail, NodeFilter.SHOW_TEXT).nextNode() as Text
  window.getSelection()?.setBaseAndExtent(text, 0, text, 3)
  detail.click()
  expect(chosen).toHaveBeenCalledTimes(1)
  window.getSelection()?.removeAllRanges()
})

test('server HTML holds the place alone, and is taken over without a complaint', async () => {
  const backend = createStoryBackend({ scenarios: 6, executions: 20 })
  onTestFinished(() => backend.close())
  const app = (
    <StrictMode>
      <InlaykitProvider
        baseUrl={backend.baseUrl}
        fetch={backend.fetch}
        nonce="n0nce"
        appearance={{ isolation: 'shadow', variables: { '--ik-radius': '2px' } }}
      >
        <ScenarioList />
      </InlaykitProvider>
    </StrictMode>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(app)
  expect(container.innerHTML).not.toMatch(/\sstyle=/)
  const complaints = vi.spyOn(console, 'error')
  onTestFinished(() => complaints.mockRestore())
  document.body.append(container)
  const root = hydrateRoot(container, app)
  onTestFinished(() => {
    root.unmount()
    container.remove()
  })
  const host = hostOf({ container })
  await expect.poll(() => host.shadowRoot?.querySelectorAll('[data-ik-part="row"]').length).toBe(6)
  const inner = host.shadowRoot?.querySelector('.ik-root') as HTMLElement
  expect(getComputedStyle(inner).getPropertyValue('--ik-radius')).toBe('2px')
  expect(complaints.mock.calls).toEqual([])
})
