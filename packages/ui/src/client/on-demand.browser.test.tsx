import { ProblemError } from '@inlaykit/shared/client'
import { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { expect, onTestFinished, test } from 'vitest'
import { renderHook } from 'vitest-browser-react'
import { useScenarios } from '../features/scenarios/index.js'
import { useProblemText } from '../parts/useProblemText.js'
import { createStoryBackend } from '../testing/backend.js'
import { WithKit } from '../testing/WithKit.js'
import * as changing from './changing.js'
import { useKit } from './context.js'
import type { KitEvent } from './telemetry.js'
import { useChange, type Change } from './useChange.js'

interface Renaming {
  scenarioId: string
  name: string
}
type Rename = Change<{ name: string }, Renaming>

const programOf = (rename: Rename) => ({ ...changing, changes: { 'scenario.rename': rename } })
type Program = ReturnType<typeof programOf>

async function start<T>(hook: () => T) {
  const backend = createStoryBackend({ scenarios: 3, executions: 0 })
  onTestFinished(() => backend.close())
  const events: KitEvent[] = []
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <WithKit backend={backend} queryClient={queryClient} onEvent={(event) => events.push(event)}>
      {children}
    </WithKit>
  )
  const { result } = await renderHook(hook, { wrapper })
  return { backend, events, result }
}

test('a program that does not arrive fails the action as a lost network, and is asked for again by the next', async () => {
  const tries: string[] = []
  let isLost = true
  const program = programOf({
    send: (_, { name }, idempotencyKey) => {
      tries.push(idempotencyKey)
      return Promise.resolve({ name })
    },
  })
  const load = (): Promise<Program> =>
    isLost ? Promise.reject(new TypeError('error loading module')) : Promise.resolve(program)
  const { events, result } = await start(() =>
    useChange<{ name: string }, Renaming, 'scenario.rename'>(load, 'scenario.rename'),
  )
  const told = { type: 'action', action: 'scenario.rename' }

  await expect(result.current.mutateAsync({ scenarioId: '1', name: 'A' })).rejects.toMatchObject({
    problem: 'network',
    status: 0,
  })
  expect(tries).toEqual([])
  expect(events).toContainEqual({ ...told, outcome: 'failed' })

  isLost = false
  await expect(result.current.mutateAsync({ scenarioId: '1', name: 'A' })).resolves.toEqual({
    name: 'A',
  })
  expect(tries).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)])
  expect(events).toContainEqual({ ...told, outcome: 'done', scenarioId: '1' })
})

test('all tries of one action have one key', async () => {
  const keys: string[] = []
  const program = programOf({
    send: (_, { name }, idempotencyKey) => {
      keys.push(idempotencyKey)
      return keys.length < 3 ? Promise.reject(new Error('lost')) : Promise.resolve({ name })
    },
  })
  const load = (): Promise<Program> => Promise.resolve(program)
  const { result } = await start(() =>
    useChange<{ name: string }, Renaming, 'scenario.rename'>(load, 'scenario.rename', { retry: 2 }),
  )
  await result.current.mutateAsync({ scenarioId: '1', name: 'A' })
  await result.current.mutateAsync({ scenarioId: '1', name: 'B' })
  expect(keys).toHaveLength(4)
  expect(new Set(keys.slice(0, 3)).size).toBe(1)
  expect(keys[3]).not.toBe(keys[0])
})

test('changes are read again even where the program that knows of them does not arrive', async () => {
  const lost = (): Promise<never> => Promise.reject(new TypeError('error loading module'))
  const { backend, result } = await start(() => ({ kit: useKit(), list: useScenarios() }))
  await expect.poll(() => result.current.list.scenarios.length).toBe(3)
  await expect.poll(() => result.current.kit.hub.status()).toBe('open')
  onTestFinished(result.current.kit.hub.register(lost))
  const readAt = result.current.list.readAt
  backend.emit({ type: 'member.changed' })
  await expect.poll(() => result.current.list.readAt).toBeGreaterThan(readAt)
})

test('a problem reads as the server put it until the texts are there, then as they have it', async () => {
  const error = new ProblemError({
    problem: 'rate-limited',
    status: 429,
    detail: 'Wait for it.',
    retryAfter: 12,
  })
  const seen: string[] = []
  await start(() => seen.push(useProblemText()(error)))
  await expect
    .poll(() => seen.at(-1))
    .toBe('Too many requests just now. Wait a moment, then try again. Try again in 12 seconds.')
  expect(seen[0]).toBe('Wait for it.')
})
