import { describe, expect, test } from 'vitest'
import { createRandom } from '../world/random.js'
import { createFaults, faultWord, type FaultTarget } from './faults.js'
import { parseFault } from './parse-fault.js'

const list: FaultTarget = {
  method: 'GET',
  path: '/scenarios',
  dialect: 'live',
  organizationId: '1',
}
const logs: FaultTarget = { ...list, path: '/scenarios/1600000/logs' }
const run: FaultTarget = { ...list, method: 'POST', path: '/scenarios/1600000/run' }
const targets = { list, logs, run }

function struckBy(route: string): string[] {
  const faults = createFaults(createRandom('faults'))
  faults.add(route, { status: 503 })
  return Object.entries(targets)
    .filter(([, target]) => faults.strike(target))
    .map(([name]) => name)
}

describe('a route', () => {
  test.each([
    ['*', ['list', 'logs', 'run']],
    ['* *', ['list', 'logs', 'run']],
    ['GET *', ['list', 'logs']],
    ['post *', ['run']],
    ['GET /scenarios', ['list']],
    ['/scenarios', ['list']],
    ['GET /scenarios/:id/logs', ['logs']],
    ['GET /scenarios/1600000/logs', ['logs']],
    ['GET /scenarios/2/logs', []],
    ['/scenarios/:id/:what', ['logs', 'run']],
    ['/scenarios/*', ['list', 'logs', 'run']],
    ['/scenarios/:id/*', ['logs', 'run']],
    ['DELETE /scenarios', []],
  ])('%s strikes %j', (route, expected) => {
    expect(struckBy(route)).toEqual(expected)
  })
})

/** Which of a thousand requests a fault that is 30 % likely strikes. */
function hits(): boolean[] {
  const faults = createFaults(createRandom('faults'))
  faults.add('*', { reset: true, probability: 0.3 })
  return Array.from({ length: 1000 }, () => faults.strike(list) !== undefined)
}

describe('a fault', () => {
  test('strikes as often as told, then the one behind it shows', () => {
    const faults = createFaults(createRandom('faults'))
    faults.add('*', { status: 500 })
    faults.add('*', { status: 503, times: 2 })
    const struck = [1, 2, 3].map(() => faults.strike(list)?.status)
    expect(struck).toEqual([503, 503, 500])
    expect(faults.list()).toEqual([{ route: '*', fault: { status: 500 } }])
    faults.clear()
    expect(faults.strike(list)).toBeUndefined()
  })

  test('strikes as likely as told, and the same way each time', () => {
    const count = hits().filter(Boolean).length
    expect(count).toBeGreaterThan(240)
    expect(count).toBeLessThan(360)
    expect(hits()).toEqual(hits())
  })

  test('is late by a time between delayMs and jitterMs more, the same each time', () => {
    const delays = () => {
      const faults = createFaults(createRandom('faults'))
      faults.add('*', { delayMs: 100, jitterMs: 400 })
      return Array.from({ length: 50 }, () => faults.strike(list)?.delayMs ?? 0)
    }
    expect(Math.min(...delays())).toBeGreaterThanOrEqual(100)
    expect(Math.max(...delays())).toBeLessThanOrEqual(500)
    expect(new Set(delays()).size).toBeGreaterThan(20)
    expect(delays()).toEqual(delays())
  })

  test('can be kept to one dialect or one organisation', () => {
    const faults = createFaults(createRandom('faults'))
    faults.add('*', { status: 500, dialect: 'guide' })
    faults.add('*', { status: 500, organizationId: '2' })
    expect(faults.strike(list)).toBeUndefined()
    expect(faults.strike({ ...list, dialect: 'guide' })).toBeDefined()
    expect(faults.strike({ ...list, organizationId: '2' })).toBeDefined()
  })

  test.each([
    [{ status: 429 }, 'status 429'],
    [{ delayMs: 5 }, 'delay'],
    [{ truncated: true, delayMs: 5 }, 'truncated'],
    [{ oversized: 5 }, 'oversized'],
  ])('%j is called %s in the journal', (fault, word) => {
    expect(faultWord(fault)).toBe(word)
  })
})

describe('a fault that comes in over HTTP', () => {
  test('is read with everything it may say', () => {
    const fault = {
      status: 429,
      body: { message: 'Slow down' },
      headers: { 'Retry-After': '3' },
      delayMs: 20,
      jitterMs: 30,
      times: 2,
      probability: 0.5,
      dialect: 'guide',
      organizationId: '11040',
      processed: true,
    }
    expect(parseFault({ route: 'GET /scenarios', ...fault })).toEqual({
      ok: true,
      route: 'GET /scenarios',
      fault,
    })
    expect(parseFault({ route: '*', reset: true, count: 3 })).toEqual({
      ok: true,
      route: '*',
      fault: { reset: true, times: 3 },
    })
    expect(parseFault({ route: '*', oversized: 2_000_000 })).toMatchObject({
      fault: { oversized: 2_000_000 },
    })
  })

  test('is refused with everything that is wrong, in words', () => {
    const parsed = parseFault({
      route: 'scenarios',
      status: 99,
      delayMs: -1,
      times: 1.5,
      probability: 2,
      reset: 'yes',
      dialect: 'klingon',
      headers: { a: 1 },
      colour: 'red',
    })
    expect(parsed.ok).toBe(false)
    const text = parsed.ok ? '' : parsed.errors.join('\n')
    for (const name of [
      'route',
      'status',
      'delayMs',
      'times',
      'probability',
      'reset',
      'dialect',
      'headers',
      'colour',
    ]) {
      expect(text).toContain(name)
    }
  })

  test.each([
    [{ route: '*' }, 'Say what goes wrong'],
    [{ route: '*', reset: true, status: 500 }, 'Only one of reset, status'],
    [{ route: '*', hang: true, redirect: '/x' }, 'Only one of hang, redirect'],
    [{ route: '*', oversized: true }, 'oversized must be'],
  ])('%j is refused: %s', (body, message) => {
    const parsed = parseFault(body)
    expect(parsed.ok ? [] : parsed.errors.join(' ')).toContain(message)
  })
})
