import { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConnectionPanel, ExecutionTimeline, InlaykitProvider, ScenarioList } from './index.js'
import type { InlaykitProviderProps } from './index.js'
import { createQueries } from './queries.js'

const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined)
beforeEach(() => complaints.mockClear())
afterEach(() => expect(complaints.mock.calls).toEqual([]))

const page = (props: Partial<InlaykitProviderProps> = {}) =>
  renderToString(
    createElement(
      InlaykitProvider,
      { baseUrl: '/api/inlaykit', ...props },
      createElement(ScenarioList, { onSelect: () => undefined }),
      createElement(ExecutionTimeline),
      createElement(ConnectionPanel),
    ),
  )

test('a server renders the frame and rows that are on their way, without asking for anything', () => {
  const fetch = vi.fn()
  const html = page({ fetch })
  expect(html.match(/data-ik-part="skeleton-row"/g)).toHaveLength(9)
  expect(html).toContain('Search scenarios')
  expect(html).toContain('role="columnheader"')
  expect(fetch).not.toHaveBeenCalled()
})

test('server HTML has no style attribute, no style element and no script', () => {
  const html = page({ appearance: { variables: { '--ik-accent': 'rebeccapurple' } } })
  expect(html).not.toMatch(/\sstyle=/)
  expect(html).not.toMatch(/<(style|script)\b/)
})

test('with a nonce the variables are in one style element that carries it', () => {
  const html = page({
    nonce: 'n0nce',
    appearance: { variables: { '--ik-accent': 'rebeccapurple', '--ik-radius': '2px' } },
  })
  const styles = html.match(/<style[^>]*>[^<]*<\/style>/g) ?? []
  expect(styles).toHaveLength(1)
  expect(styles[0]).toContain('nonce="n0nce"')
  expect(styles[0]).toContain('--ik-accent:rebeccapurple')
  expect(html).not.toMatch(/\sstyle=/)
})

test('in a language that has to be loaded, English is in the HTML but not shown', () => {
  const html = page({ locale: 'ko' })
  expect(html).toContain('data-ik-pending=""')
})

test('what the host read beforehand is in the HTML, still without a style attribute', () => {
  const queryClient = new QueryClient()
  const names = Array.from({ length: 60 }, (_, index) => `Scenario ${index}`)
  queryClient.setQueryData(
    createQueries({ queryClient, baseUrl: '/api/inlaykit' }).scenarios().queryKey,
    {
      pages: [
        {
          items: names.map((name, index) => ({
            id: String(index),
            name,
            status: 'active' as const,
          })),
          nextCursor: null,
          asOf: '2026-11-23T08:00:00Z',
          total: 60,
        },
      ],
      pageParams: [undefined],
    },
  )
  const html = page({ queryClient })
  // What fills the box: the rest comes with the program that knows what of a long list is in view.
  for (const name of names.slice(0, 11)) expect(html).toContain(`>${name}<`)
  expect(html).not.toMatch(/\sstyle=/)
})
