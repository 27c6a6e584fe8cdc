import type { CDPSession } from '@vitest/browser-playwright'
import { afterEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { renderWidget } from '../../testing/renderWidget.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'

const session = (): CDPSession => cdp()
const show = (media: 'print' | '') => session().send('Emulation.setEmulatedMedia', { media })

afterEach(() => show(''))

test('on paper there is nothing to press, but the drawing, its figures and the runs', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={{ range: 'all' }} />, {
    backend: { scenarios: 3, executions: 6, running: 1, runMs: 60_000 },
    colorScheme: 'dark',
  })
  const all = (selector: string) => [...screen.container.querySelectorAll<HTMLElement>(selector)]
  const shown = (selector: string) => all(selector).filter((each) => each.checkVisibility()).length
  const controls =
    '.ik-timeline-toolbar, .ik-timeline-chart-buttons, .ik-run-stop, .ik-run-list input'
  await expect.poll(() => all('.ik-run-list input').length, { timeout: 12_000 }).toBe(7)
  await expect.poll(() => all('.ik-timeline-plot svg').length, { timeout: 12_000 }).toBe(1)
  expect(shown(controls)).toBeGreaterThan(9)
  await show('print')
  expect(shown(controls)).toBe(0)
  expect(shown('.ik-run')).toBe(7)
  expect(shown('.ik-timeline-plot svg')).toBe(1)
  expect(shown('.ik-timeline-figure')).toBeGreaterThan(2)
  const [root] = all('.ik-root') as [HTMLElement]
  expect(getComputedStyle(root).backgroundColor).toBe('rgba(0, 0, 0, 0)')
})
