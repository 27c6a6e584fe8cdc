import type { Execution } from '@inlaykit/shared'
import { describe, expect, it } from 'vitest'
import { RunNews } from './run-news.js'

const noon = Date.parse('2026-11-26T12:00:00Z')
const minute = 60_000

function run(id: string, minutes: number, status: Execution['status'] = 'success'): Execution {
  const startedAt = new Date(noon + minutes * minute).toISOString()
  return { id, scenarioId: '1', status, trigger: 'unknown', startedAt }
}

const ids = (runs: readonly Execution[]) => runs.map(({ id }) => id)

describe('news of runs', () => {
  it('tells each run once, oldest first', () => {
    const news = new RunNews()
    news.begin([run('b', 1), run('a', 0)])
    const from = news.from(noon)
    expect(ids(news.of([run('d', 3), run('c', 2), run('b', 1), run('a', 0)], from))).toEqual([
      'c',
      'd',
    ])
    expect(news.of([run('d', 3), run('c', 2)], from)).toEqual([])
  })

  it('tells a run again when it has ended, and not when a figure came after', () => {
    const news = new RunNews()
    news.begin([run('a', 0, 'running')])
    const ended = { ...run('a', 0), finishedAt: '2026-11-26T12:00:09Z' }
    expect(news.of([run('a', 0, 'running')], noon)).toEqual([])
    expect(news.of([ended], noon)).toEqual([ended])
    expect(news.of([{ ...ended, operations: 7 }], noon)).toEqual([])
  })

  it('tells nothing of the past because it was read later, but what becomes of it', () => {
    const news = new RunNews()
    news.begin([run('b', 10)])
    expect(news.of([run('b', 10), run('old', 5, 'running')], noon)).toEqual([])
    expect(ids(news.of([run('b', 10), run('old', 5, 'error')], noon))).toEqual(['old'])
  })

  it('tells every run where there was none', () => {
    const news = new RunNews()
    news.begin([])
    expect(ids(news.of([run('a', 0)], noon))).toEqual(['a'])
  })

  it('tells a run of no known start once', () => {
    const news = new RunNews()
    news.begin([run('a', 0)])
    const odd = { ...run('odd', 0), startedAt: null }
    expect(ids(news.of([odd], noon))).toEqual(['odd'])
    expect(news.of([odd], noon)).toEqual([])
  })

  it('looks back an hour, or to what still runs, and a day at most', () => {
    const news = new RunNews()
    expect(news.from(noon)).toBe(noon - 60 * minute)
    news.begin([run('long', -90, 'running'), run('ended', -120)])
    expect(news.from(noon)).toBe(noon - 90 * minute)
    news.begin([run('endless', -3000, 'running')])
    expect(news.from(noon)).toBe(noon - 24 * 60 * minute)
  })

  it('forgets what no round holds any more', () => {
    const news = new RunNews()
    news.begin([run('a', 0)])
    news.of([run('b', 1)], noon + 2 * minute)
    // It would be told again if a round held it: its state is not known any more.
    expect(ids(news.of([run('b', 1)], noon))).toEqual(['b'])
  })
})
