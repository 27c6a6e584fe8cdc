import type { Scenario } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { workThrough } from '../../client/work-through.js'
import { isAlready, undoOf, type BulkResult } from './bulk.js'

const scenario = (id: string, rest: Partial<Scenario> = {}): Scenario => ({
  id,
  name: id,
  status: 'active',
  ...rest,
})
const done = (one: Scenario): BulkResult => ({ scenario: one, state: 'done' })

test('a few at a time, all of them, in order', async () => {
  let now = 0
  let most = 0
  const results = await workThrough(
    [5, 1, 4, 2, 3, 9, 7],
    async (value) => {
      now += 1
      most = Math.max(most, now)
      await Promise.resolve()
      now -= 1
      return value * 2
    },
    () => false,
  )
  expect(results).toEqual([10, 2, 8, 4, 6, 18, 14])
  expect(most).toBe(3)
})

test('once it is stopped nothing is begun any more, and what was begun ends', async () => {
  const begun: number[] = []
  const results = await workThrough(
    [1, 2, 3, 4, 5, 6],
    async (value) => {
      begun.push(value)
      return Promise.resolve(value)
    },
    () => begun.length >= 4,
  )
  expect(begun).toEqual([1, 2, 3, 4])
  expect(results).toEqual([1, 2, 3, 4, undefined, undefined])
})

test('what is so already is known', () => {
  const paused = scenario('a', { status: 'paused' })
  expect(isAlready({ action: 'activate', scenarios: [] }, scenario('a'))).toBe(true)
  expect(isAlready({ action: 'activate', scenarios: [] }, paused)).toBe(false)
  expect(isAlready({ action: 'deactivate', scenarios: [] }, paused)).toBe(false)
  const move = { action: 'move', scenarios: [], folderOf: () => null } as const
  expect(isAlready(move, scenario('a'))).toBe(true)
  expect(isAlready(move, scenario('a', { folderId: '5' }))).toBe(false)
})

test('undoing brings each back to where it was, and leaves out what failed or cannot be', () => {
  const a = scenario('a', { folderId: '1' })
  const b = scenario('b')
  const task = { action: 'move', scenarios: [a, b], folderOf: () => '9' } as const
  const undo = undoOf(task, [done(a), done(b), { scenario: scenario('c'), state: 'failed' }])
  expect(undo?.scenarios.map((one) => undo.folderOf?.(one))).toEqual(['1', null])
  expect(undo && undo.scenarios.some((one) => isAlready(undo, one))).toBe(false)

  const off = scenario('d', { status: 'inactive' })
  const paused = scenario('e', { status: 'paused' })
  const back = undoOf({ action: 'activate', scenarios: [off, paused] }, [done(off), done(paused)])
  expect(back).toMatchObject({ action: 'deactivate', scenarios: [{ id: 'd', status: 'active' }] })
  expect(undoOf({ action: 'activate', scenarios: [paused] }, [done(paused)])).toBeUndefined()
  expect(undoOf({ action: 'delete', scenarios: [a] }, [done(a)])).toBeUndefined()
  expect(undoOf({ action: 'run', scenarios: [a] }, [done(a)])).toBeUndefined()
})
