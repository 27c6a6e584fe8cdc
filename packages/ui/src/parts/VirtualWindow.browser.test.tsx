import { useState } from 'react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { VirtualWindow, type ListWindow } from './VirtualWindow.js'

const lineSize = 40
const keyOf = (index: number): string => String(index)

function Lines({ count }: { count: number }): ReactNode {
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [view, setView] = useState<ListWindow>()
  return (
    <div ref={setScroller} data-testid="scroller" style={{ blockSize: 400, overflow: 'auto' }}>
      {scroller !== null && (
        <VirtualWindow
          count={count}
          scroller={scroller}
          lineSize={lineSize}
          keyOf={keyOf}
          kept={-1}
          onChange={setView}
        />
      )}
      <div style={{ position: 'relative', blockSize: view?.total }}>
        {view?.items.map(({ index, start }) => (
          <div
            key={index}
            ref={view.measure}
            data-index={index}
            style={{
              position: 'absolute',
              blockSize: lineSize,
              transform: `translateY(${start}px)`,
            }}
          >
            Line {index}
          </div>
        ))}
      </div>
    </div>
  )
}

test('a long list is as long as all its lines, and any place of it can be gone to at once', async () => {
  const count = 100_000
  const screen = await render(<Lines count={count} />)
  const scroller = screen.getByTestId('scroller').element()
  await expect.element(screen.getByText('Line 0', { exact: true })).toBeVisible()
  expect(scroller.scrollHeight).toBe(count * lineSize)
  expect(scroller.querySelectorAll('[data-index]').length).toBeLessThan(16)

  scroller.scrollTop = 61_234 * lineSize
  await expect.element(screen.getByText('Line 61234', { exact: true })).toBeInTheDocument()
  const box = screen.getByText('Line 61234', { exact: true }).element().getBoundingClientRect()
  expect(box.top).toBeCloseTo(scroller.getBoundingClientRect().top, 0)

  scroller.scrollTop = scroller.scrollHeight
  await expect.element(screen.getByText(`Line ${count - 1}`, { exact: true })).toBeInTheDocument()
  expect(scroller.scrollHeight).toBe(count * lineSize)

  scroller.scrollTop = 0
  await expect.element(screen.getByText('Line 0', { exact: true })).toBeInTheDocument()
})

test('lines that come later make it longer', async () => {
  const screen = await render(<Lines count={3_000} />)
  const scroller = screen.getByTestId('scroller').element()
  await expect.element(screen.getByText('Line 0', { exact: true })).toBeVisible()
  await screen.rerender(<Lines count={5_000} />)
  await expect.poll(() => scroller.scrollHeight).toBe(5_000 * lineSize)
  scroller.scrollTop = scroller.scrollHeight
  await expect.element(screen.getByText('Line 4999', { exact: true })).toBeInTheDocument()
})
