import type { CDPSession } from '@vitest/browser-playwright'
import { afterEach, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { renderWidget, type RenderWidgetOptions } from '../../testing/renderWidget.js'
import { ExecutionTimeline, type ExecutionTimelineProps } from './ExecutionTimeline.js'

const session = (): CDPSession => cdp()
const show = (media: 'print' | '') => session().send('Emulation.setEmulatedMedia', { media })
const patient = { timeout: 12_000 }

afterEach(() => show(''))

async function showRuns(
  backend: NonNullable<RenderWidgetOptions['backend']>,
  props: ExecutionTimelineProps = {},
  locale = 'en',
) {
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={{ range: 'all' }} {...props} />,
    { backend, colorScheme: 'dark', locale },
  )
  const all = (selector: string) => [...screen.container.querySelectorAll<HTMLElement>(selector)]
  const shown = (selector: string) =>
    all(selector).filter((each) => each.checkVisibility({ visibilityProperty: true })).length
  await expect.poll(() => all('.ik-timeline-plot svg').length, patient).toBe(1)
  await expect.poll(() => all('.ik-run-list .ik-run').length, patient).toBeGreaterThan(0)
  await expect.poll(() => all('[data-ik-part="print"]').length, patient).toBe(1)
  const ends = () => all('.ik-run-list-end')[0]?.textContent
  return { screen, all, shown, ends }
}

const atEnd = 'No older runs in this time range.'
const printed = '.ik-run-print tbody > tr:first-child'

test('on paper there is nothing to press, but the drawing, its figures and the runs', async () => {
  const { all, shown } = await showRuns({
    scenarios: 3,
    executions: 6,
    running: 1,
    runMs: 60_000,
  })
  const controls =
    '.ik-timeline-toolbar, .ik-timeline-chart-buttons, .ik-run-stop, .ik-run-list-end, .ik-run-print input'
  await expect.poll(() => all('.ik-run-list input').length, patient).toBe(7)
  expect(shown(controls)).toBeGreaterThan(3)
  expect(shown('.ik-run-print')).toBe(0)
  await show('print')
  await expect.poll(() => shown(printed)).toBe(7)
  expect(shown(controls)).toBe(0)
  expect(shown('.ik-timeline-plot svg')).toBe(1)
  expect(shown('.ik-timeline-figure')).toBeGreaterThan(2)
  // Paper may be narrower than the screen, and nothing can be drawn anew for it.
  const [drawing] = all('.ik-timeline-drawing') as [HTMLElement]
  expect(getComputedStyle(drawing).maxInlineSize).toBe('100%')
  const [root] = all('.ik-root') as [HTMLElement]
  expect(getComputedStyle(root).backgroundColor).toBe('rgba(0, 0, 0, 0)')
})

test('all runs that are loaded are printed, under a head on each page; then all is as before', async () => {
  const { screen, all, shown, ends } = await showRuns({ scenarios: 3, executions: 260 })
  const [list] = all('.ik-run-list') as [HTMLElement]
  const names = () => all('.ik-run-list .ik-run-toggle')
  await expect.poll(ends, patient).toBe(atEnd)
  names()[0]?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  list.scrollTop = 2_400
  const { top } = list.getBoundingClientRect()
  // A line stands there again, where the wheel has led.
  await expect
    .poll(() => document.elementFromPoint(200, top + 80)?.closest('.ik-run'), patient)
    .toBeTruthy()
  const place = list.scrollTop
  const focused = document.activeElement
  expect(focused?.classList).toContain('ik-run-toggle')
  // Beyond its edges more lines stand there while it scrolls.
  const inView = () =>
    names()
      .filter((line) => {
        const from = line.getBoundingClientRect().top - list.getBoundingClientRect().top
        return from > 0 && from < list.clientHeight
      })
      .map((line) => line.dataset['ikRun'])
  const before = inView()
  expect(before.length).toBeGreaterThan(5)

  await show('print')
  await expect.poll(() => shown(printed)).toBe(260)
  const rows = all(printed).map((row) => row.innerText)
  const { executions } = screen.backend.world
  const newestFirst = [...executions.values()].toSorted((one, other) =>
    (other.startedAt ?? '').localeCompare(one.startedAt ?? ''),
  )
  for (const [index, { scenarioName }] of newestFirst.entries()) {
    expect(rows[index]).toContain(scenarioName)
  }
  const [head] = all('.ik-run-print thead') as [HTMLElement]
  expect(head.innerText.trim().split('\t')).toEqual([
    'Status',
    'Scenario',
    'Started',
    'Duration',
    'Trigger',
    'Operations',
    'Credits',
  ])
  expect(getComputedStyle(head).display).toBe('table-header-group')

  await show('')
  await expect.poll(() => all('.ik-run-print > *').length).toBe(0)
  expect(list.scrollTop).toBe(place)
  expect(document.activeElement).toBe(focused)
  await expect.poll(inView).toEqual(before)
})

test('the browser draws the page at once after it has told that it prints: the runs are there by then', async () => {
  const { all, ends } = await showRuns({ scenarios: 3, executions: 260 })
  await expect.poll(ends, patient).toBe(atEnd)
  const counts: number[] = []
  const count = () => counts.push(all(printed).length)
  window.addEventListener('beforeprint', count)
  await session().send('Page.printToPDF', {})
  window.removeEventListener('beforeprint', count)
  expect(counts).toEqual([260])
  await expect.poll(() => all('.ik-run-print > *').length).toBe(0)
})

test('of very many runs the newest are printed, and it is said how many more there are', async () => {
  const { screen, all, shown, ends } = await showRuns({ scenarios: 3, executions: 1_300 })
  const [list] = all('.ik-run-list') as [HTMLElement]
  // Some pages are read at once, the others when the end of the list comes near.
  await expect
    .poll(() => {
      list.scrollTop = list.scrollHeight
      return ends()
    }, patient)
    .toBe(atEnd)
  await show('print')
  await expect.poll(() => shown(printed)).toBe(1_000)
  const said = screen.getByText('300 more runs are loaded and not printed.')
  await expect.element(said).toBeVisible()
  expect(all('.ik-run-print')[0]?.textContent).not.toContain('Older runs')
})

test('runs that are not loaded are told to be missing', async () => {
  const { all, shown } = await showRuns({ scenarios: 3, executions: 1_300 })
  await show('print')
  await expect.poll(() => shown(printed), patient).toBeGreaterThan(100)
  await expect
    .poll(() => all('.ik-run-print')[0]?.textContent)
    .toContain('Older runs of this time are not loaded and not printed.')
})

test('an open run is printed as it stands on the screen, wherever the list has been scrolled to', async () => {
  const { screen, all, shown } = await showRuns({ scenarios: 3, executions: 260 })
  all('.ik-run-list .ik-run-toggle')[1]?.click()
  await screen.getByText('Steps', { exact: true }).click()
  await screen.getByText('Outputs', { exact: true }).click()
  await expect.poll(() => shown('.ik-run-json'), patient).toBe(1)
  await show('print')
  await expect.poll(() => shown('.ik-run-print .ik-run-json')).toBe(1)
  const [, open, next] = all('.ik-run-print tbody')
  expect(open?.querySelectorAll('.ik-run-json').length).toBe(1)
  expect(open?.querySelectorAll('.ik-step').length).toBeGreaterThan(1)
  expect(next?.querySelector('.ik-run-detail')).toBeNull()
  await show('')
  await expect.poll(() => all('.ik-run-print > *').length).toBe(0)
  const [list] = all('.ik-run-list') as [HTMLElement]
  list.scrollTop = 4_000
  await expect.poll(() => all('.ik-run-list .ik-run-detail').length, patient).toBe(0)
  await show('print')
  await expect.poll(() => shown('.ik-run-print .ik-step'), patient).toBeGreaterThan(1)
})

test('the runs of one scenario are told by their ids, in the reader’s language', async () => {
  const { all, shown } = await showRuns(
    { scenarios: 2, executions: 20 },
    { scenarioId: '1001' },
    'ar',
  )
  await show('print')
  await expect.poll(() => shown(printed)).toBeGreaterThan(3)
  const [head] = all('.ik-run-print thead') as [HTMLElement]
  await expect.poll(() => head.innerText).toContain('معرّف عملية التشغيل')
  expect(all(printed)[0]?.innerText).toMatch(/e0000\d\d/)
})
