import { expect, test } from 'vitest'
import { renderWidget } from '../../testing/renderWidget.js'
import { BudgetNotice } from './BudgetNotice.js'

const few = { scenarios: 0, executions: 0 } as const

test('says that little is left and until when, and nothing while there is enough', async () => {
  const screen = await renderWidget(<BudgetNotice />, { backend: { ...few, budgetLowMs: 40_000 } })
  const notice = screen.getByRole('region', { name: 'Requests to Make' })
  await expect.element(notice).toHaveTextContent(/may take a little longer until \d+:\d+/)

  const other = await renderWidget(<BudgetNotice />, { backend: few })
  await expect.poll(() => other.backend.requests).toContain('getSession')
  expect(other.container.querySelector('.ik-budget-notice')).toBeNull()
})

test('is gone once the time is over, without another answer', async () => {
  const screen = await renderWidget(<BudgetNotice />, { backend: { ...few, budgetLowMs: 2_000 } })
  const notice = screen.getByRole('region', { name: 'Requests to Make' })
  await expect.element(notice).toBeVisible()
  screen.backend.fail('getSession', 'unavailable')
  await expect.element(notice).not.toBeInTheDocument()
})
