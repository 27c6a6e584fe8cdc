import { renderToString } from 'react-dom/server'
import { hydrateRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { ScenarioList } from '../features/scenarios/index.js'
import { createStoryBackend } from '../testing/backend.js'
import { renderWidget } from '../testing/renderWidget.js'
import '../styles/index.css'
import { InlaykitProvider } from './InlaykitProvider.js'

function backendFor(options: Parameters<typeof createStoryBackend>[0] = {}) {
  const backend = createStoryBackend({ scenarios: 6, executions: 20, ...options })
  onTestFinished(() => backend.close())
  return backend
}

test('server HTML is taken over without a complaint, and the rows follow', async () => {
  const backend = backendFor()
  const app = (
    <InlaykitProvider
      baseUrl={backend.baseUrl}
      fetch={backend.fetch}
      nonce="n0nce"
      appearance={{ variables: { '--ik-radius': '2px' } }}
    >
      <ScenarioList />
    </InlaykitProvider>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(app)
  // Only from here on: React 18 takes a page with a document for no server.
  const complaints = vi.spyOn(console, 'error')
  onTestFinished(() => complaints.mockRestore())
  document.body.append(container)
  const first = container.querySelector('.ik-root')
  const root = hydrateRoot(container, app)
  onTestFinished(() => {
    root.unmount()
    container.remove()
  })
  await expect.poll(() => container.querySelectorAll('[data-ik-part="row"]').length).toBe(6)
  expect(container.querySelector('.ik-root')).toBe(first)
  expect(getComputedStyle(first as Element).getPropertyValue('--ik-radius')).toBe('2px')
  expect(complaints.mock.calls).toEqual([])
})

test('the provider’s headers and token go with each request, as they are by then', async () => {
  const backend = backendFor()
  const seen: Headers[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    seen.push(new Headers(init?.headers))
    return backend.fetch(input, init)
  }
  let token = 'one'
  await render(
    <InlaykitProvider
      baseUrl={backend.baseUrl}
      fetch={fetch}
      headers={{ 'X-Tenant': 'acme' }}
      getToken={() => token}
    >
      <ScenarioList />
    </InlaykitProvider>,
  )
  await expect.poll(() => seen.length).toBeGreaterThan(2)
  for (const headers of seen) {
    expect(headers.get('X-Inlaykit')).toBe('1')
    expect(headers.get('X-Tenant')).toBe('acme')
    expect(headers.get('Authorization')).toBe('Bearer one')
  }
  token = 'two'
  const before = seen.length
  backend.emit({ type: 'scenarios.changed' })
  await expect.poll(() => seen.length).toBeGreaterThan(before)
  expect(seen.at(-1)?.get('Authorization')).toBe('Bearer two')
})

test('own texts go before the kit’s, whole languages and single lines', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { empty: true },
    locale: 'en-GB',
    messages: { en: { 'scenarioList.emptyTitle': 'Nothing is automated yet' } },
  })
  await expect.element(screen.getByText('Nothing is automated yet')).toBeVisible()
  await expect.element(screen.getByText(/built in Make for your team/)).toBeVisible()
})

test('dialogs and menus go where the host wants them, dressed alike', async () => {
  const portal = document.createElement('div')
  document.body.append(portal)
  onTestFinished(() => portal.remove())
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 6 },
    portalContainer: portal,
    colorScheme: 'dark',
    locale: 'ar',
  })
  await screen
    .getByRole('button', { name: /^إجراءات أخرى/ })
    .first()
    .click()
  await expect.poll(() => portal.querySelector('.ik-menu:popover-open')).not.toBeNull()
  const menu = portal.querySelector('.ik-menu') as HTMLElement
  expect(menu.closest('.ik-root')?.getAttribute('dir')).toBe('rtl')
  expect(getComputedStyle(menu).backgroundColor).toBe('rgb(24, 27, 33)')
})

test('the stream of changes closes when the last widget goes', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { scenarios: 6 } })
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  await screen.show(null)
  await expect.poll(() => screen.backend.events.openStreams).toBe(0)
})

test('a stream that breaks is opened again, and what was missed is read', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { scenarios: 6 } })
  await expect.element(screen.getByText('6 scenarios')).toBeVisible()
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  const changed = screen.backend.world.scenarios.get('1002')
  if (changed === undefined) throw new Error('There is no 1002')
  screen.backend.events.drop()
  changed.name = 'Renamed while nobody listened'
  screen.backend.emit({ type: 'scenario.changed', scenarioId: '1002' })
  await expect
    .element(screen.getByText('Renamed while nobody listened'), { timeout: 12_000 })
    .toBeVisible()
})
