import type { Execution } from '@inlaykit/shared'
import { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Scope } from '../../client/context.js'
import { executionKeys } from '../../client/scenario-keys.js'
import { InlaykitProvider } from '../../provider/InlaykitProvider.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'

const scope: Scope = ['inlaykit', '/api/inlaykit', '']

test('runs that the host read beforehand are in the HTML, without a style attribute', () => {
  const items = Array.from({ length: 80 }, (_, index): Execution => ({
    id: `e${index}`,
    scenarioId: '7',
    scenarioName: `Scenario ${index}`,
    status: index === 0 ? 'running' : 'success',
    trigger: 'manual',
    startedAt: new Date(Date.UTC(2026, 10, 25, 12) - index * 3_600_000).toISOString(),
  }))
  const queryClient = new QueryClient()
  queryClient.setQueryData(executionKeys.list(scope, {}), {
    pages: [{ items, nextCursor: 'more', asOf: '2026-11-25T12:00:00Z' }],
    pageParams: [undefined],
  })
  const html = renderToString(
    createElement(
      InlaykitProvider,
      {
        baseUrl: '/api/inlaykit',
        queryClient,
      },
      createElement(ExecutionTimeline, { defaultFilters: { range: 'all' } }),
    ),
  )
  expect(html).toContain('Scenario 0')
  expect(html).toContain('Scenario 3')
  expect(html).not.toContain('Scenario 79')
  expect(html).not.toMatch(/\sstyle=/)
})
