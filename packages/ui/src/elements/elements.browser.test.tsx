import { expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import '../elements.js'
import { createStoryBackend, type StoryBackendOptions } from '../testing/backend.js'

/** A first element loads React and its widget. */
const loading = { timeout: 10_000 }

type Tag = Extract<keyof HTMLElementTagNameMap, `inlaykit-${string}`>

/** An element in the page, over a backend of its own. */
function show<T extends Tag>(
  tag: T,
  options: StoryBackendOptions = {},
  set: (element: HTMLElementTagNameMap[T]) => void = () => undefined,
) {
  const backend = createStoryBackend({ scenarios: 6, executions: 40, ...options })
  const element = document.createElement(tag)
  element.setAttribute('base-url', backend.baseUrl)
  element.fetch = backend.fetch
  set(element)
  document.body.append(element)
  onTestFinished(() => {
    element.remove()
    backend.close()
  })
  const inside = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector)
  const rows = () => element.shadowRoot?.querySelectorAll('[data-ik-part="row"]').length
  return { backend, element, inside, rows }
}

test.each([
  ['inlaykit-scenario-list', '[data-ik-part="row"]'],
  ['inlaykit-execution-timeline', '[data-ik-run]'],
  ['inlaykit-webhook-manager', '.ik-switch'],
  ['inlaykit-team-roles', '[data-ik-part="row"]'],
  ['inlaykit-connection-panel', '.ik-connection-name'],
  ['inlaykit-automation-settings', '[data-ik-part="row"]'],
] as const)('<%s> draws its widget', async (tag, part) => {
  const { element, inside } = show(tag)
  await expect.poll(() => inside(part), loading).toBeInstanceOf(Element)
  expect(getComputedStyle(element).display).toBe('block')
  expect(inside('.ik-root')?.getBoundingClientRect().width).toBeGreaterThan(500)
})

test('values that were set before the class was known are taken over', async () => {
  const { element, rows } = show('inlaykit-scenario-list', {}, (list) => {
    // As a framework does that sets a property before the script has come: it stands on the element itself.
    Object.defineProperty(list, 'columns', {
      value: ['status'],
      configurable: true,
      writable: true,
    })
  })
  await expect.poll(rows, loading).toBe(6)
  expect(Object.hasOwn(element, 'columns')).toBe(false)
  expect(element.columns).toEqual(['status'])
  expect(element.shadowRoot?.querySelectorAll('[role="columnheader"]')).toHaveLength(4)
})

test('attributes and properties change what is drawn', async () => {
  const white = 'rgb(255, 255, 255)'
  const { element, inside, rows } = show('inlaykit-scenario-list')
  await expect.poll(rows, loading).toBe(6)
  element.setAttribute('locale', 'ko')
  await expect.poll(() => inside('.ik-root')?.lang, loading).toBe('ko')
  element.locale = 'ar'
  await expect.poll(() => inside('.ik-root')?.dir, loading).toBe('rtl')
  element.setAttribute('color-scheme', 'dark')
  await expect
    .poll(() => getComputedStyle(inside('.ik-root') as HTMLElement).backgroundColor)
    .toBe('rgb(17, 19, 24)')
  element.setAttribute('density', 'compact')
  await expect
    .poll(() => getComputedStyle(inside('.ik-root') as HTMLElement).getPropertyValue('--ik-row'))
    .toBe('calc(4px * 10)')
  element.density = undefined
  await expect
    .poll(() => getComputedStyle(inside('.ik-root') as HTMLElement).getPropertyValue('--ik-row'))
    .toBe('calc(4px * 14)')
  element.setAttribute('contrast', 'more')
  await expect.poll(() => getComputedStyle(inside('.ik-root') as HTMLElement).color).toBe(white)
  element.contrast = 'standard'
  await expect.poll(() => getComputedStyle(inside('.ik-root') as HTMLElement).color).not.toBe(white)
  element.style.setProperty('--ik-radius', '3px')
  expect(getComputedStyle(inside('.ik-root') as HTMLElement).getPropertyValue('--ik-radius')).toBe(
    '3px',
  )
  element.removeAttribute('locale')
  await expect.poll(() => inside('.ik-root')?.lang).toBe('en')
})

test('without a locale it speaks the language of what is around it', async () => {
  const around = document.createElement('div')
  around.lang = 'ko'
  document.body.append(around)
  onTestFinished(() => around.remove())
  const { element, inside } = show('inlaykit-team-roles')
  around.append(element)
  await expect.poll(() => inside('.ik-root')?.lang).toBe('ko')
})

test('what is chosen is told, and the element’s property says it too', async () => {
  const { element, rows } = show('inlaykit-scenario-list')
  const told = vi.fn()
  document.body.addEventListener('inlaykit-select', told)
  onTestFinished(() => document.body.removeEventListener('inlaykit-select', told))
  let name: string | undefined
  element.addEventListener('inlaykit-select', ({ detail }) => (name = detail.item?.name))
  await expect.poll(rows, loading).toBe(6)
  const row = element.shadowRoot?.querySelectorAll<HTMLElement>('[data-ik-part="row"]')[1]
  row?.querySelector<HTMLElement>('.ik-scenario-detail')?.click()
  await expect.poll(() => row?.dataset['selected']).toBeDefined()
  expect(told).toHaveBeenCalledTimes(1)
  expect(element.selectedId).toMatch(/^\d+$/)
  expect(name).toBe(row?.querySelector('.ik-scenario-name')?.textContent)
  expect(name).toMatch(/\w/)
  element.selectedId = null
  await expect.poll(() => row?.dataset['selected']).toBeUndefined()
  // What the page itself sets is not told to it.
  expect(told).toHaveBeenCalledTimes(1)
})

test('a page that shows runs is asked for them, and none that doesn’t', async () => {
  const { element, inside, rows } = show('inlaykit-scenario-list', { executions: 120 }, (list) => {
    list.setAttribute('detail', '')
  })
  const asked = vi.fn<(detail: unknown) => void>()
  element.addEventListener('inlaykit-open-runs', ({ detail }) => asked(detail))
  await expect.poll(rows, loading).toBe(6)
  inside('[data-ik-part="row"] .ik-scenario-detail')?.click()
  await expect.poll(() => inside('.ik-scenario-strip'), loading).toBeInstanceOf(Element)
  expect(inside('.ik-scenario-strip button')).toBeNull()
  element.setAttribute('opens-runs', '')
  await expect.poll(() => inside('.ik-scenario-strip button')).toBeInstanceOf(Element)
  await page.getByRole('button', { name: 'All runs' }).click()
  const scenario: unknown = expect.objectContaining({ id: element.selectedId })
  expect(asked).toHaveBeenLastCalledWith({ scenario, execution: null })
  inside('.ik-scenario-strip button')?.click()
  const execution: unknown = expect.objectContaining({ scenarioId: element.selectedId })
  expect(asked).toHaveBeenLastCalledWith({ scenario, execution })
})

test('a page that shows scenarios is asked for the one that a webhook starts', async () => {
  const { backend, element } = show('inlaykit-webhook-manager', {}, (manager) => {
    manager.opensScenario = true
  })
  const asked = vi.fn<(detail: unknown) => void>()
  element.addEventListener('inlaykit-open-scenario', ({ detail }) => asked(detail))
  const [, webhook] = backend.world.webhooks
  await page.getByRole('button', { name: `Open scenario ${webhook?.scenarioName}` }).click()
  expect(asked).toHaveBeenCalledWith({
    scenarioId: webhook?.scenarioId,
    webhook: expect.objectContaining({ id: webhook?.id }) as unknown,
  })
})

test('filters are told whole, and those of the page are taken', async () => {
  const { element, inside, rows } = show('inlaykit-scenario-list', {}, (list) => {
    list.defaultFilters = { search: 'nothing is called so' }
  })
  await expect.poll(() => inside('.ik-empty-title')?.textContent, loading).toBe('Nothing matches')
  element.filters = { search: '', status: null, folder: null, sort: 'name' }
  await expect.poll(rows, loading).toBe(6)
  const changed = vi.fn()
  element.addEventListener('inlaykit-filters-change', ({ detail }) => changed(detail))
  await page.getByRole('searchbox').fill('Germany')
  await expect
    .poll(() => changed.mock.lastCall?.[0] as unknown)
    .toEqual({
      value: { search: 'Germany', status: null, folder: null, sort: 'name' },
      reason: 'search',
    })
  expect(element.filters.search).toBe('Germany')
})

test.each(['event', 'property'] as const)(
  'an action is kept from happening by its %s',
  async (by) => {
    const { element, rows, backend } = show('inlaykit-scenario-list')
    const after = vi.fn()
    let asked = 0
    element.addEventListener('inlaykit-after-action', after)
    element.addEventListener('inlaykit-before-action', (event) => {
      asked += 1
      if (by === 'event') event.preventDefault()
    })
    if (by === 'property') element.beforeAction = () => Promise.resolve(false)
    await expect.poll(rows, loading).toBe(6)
    const states = () => [...backend.world.scenarios.values()].map(({ status }) => status).join()
    const before = states()
    await page.getByRole('switch').first().click()
    await expect.poll(() => asked).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(states()).toBe(before)
    expect(after).not.toHaveBeenCalled()
    element.beforeAction = undefined
  },
)

test('a child with a slot takes the place of a part', async () => {
  const { element, rows } = show('inlaykit-scenario-list')
  await expect.poll(rows, loading).toBe(6)
  const button = document.createElement('button')
  button.slot = 'toolbar-end'
  button.textContent = 'New'
  element.append(button)
  await expect.poll(() => button.assignedSlot?.name).toBe('toolbar-end')
  await expect.element(page.getByRole('button', { name: 'New', exact: true })).toBeVisible()
})

test('an element that is moved keeps its widget; one that is taken out lets it go', async () => {
  const { element, inside, rows, backend } = show('inlaykit-scenario-list')
  await expect.poll(rows, loading).toBe(6)
  await expect.poll(() => backend.events.openStreams).toBe(1)
  const root = inside('.ik-root')
  const other = document.createElement('div')
  document.body.append(other)
  onTestFinished(() => other.remove())
  other.append(element)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(inside('.ik-root')).toBe(root)
  element.remove()
  await expect.poll(() => backend.events.openStreams).toBe(0)
  expect(inside('.ik-root')).toBeNull()
  document.body.append(element)
  await expect.poll(rows, loading).toBe(6)
})

test('elements of one server read once what both show', async () => {
  const backend = createStoryBackend({ scenarios: 6 })
  onTestFinished(() => backend.close())
  const asked: string[] = []
  const own = globalThis.fetch
  onTestFinished(() => void (globalThis.fetch = own))
  globalThis.fetch = (input, init) => {
    const url = new Request(input, init).url
    if (!url.startsWith(new URL(backend.baseUrl, location.href).href)) return own(input, init)
    asked.push(new URL(url).pathname)
    return backend.fetch(input, init)
  }
  const lists = [1, 2].map(() => {
    const list = document.createElement('inlaykit-scenario-list')
    list.baseUrl = backend.baseUrl
    document.body.append(list)
    onTestFinished(() => list.remove())
    return list
  })
  for (const list of lists) {
    await expect
      .poll(() => list.shadowRoot?.querySelectorAll('[data-ik-part="row"]').length)
      .toBe(6)
  }
  expect(asked.filter((path) => path.endsWith('/session'))).toHaveLength(1)
  expect(asked.filter((path) => path.endsWith('/scenarios'))).toHaveLength(1)
})
