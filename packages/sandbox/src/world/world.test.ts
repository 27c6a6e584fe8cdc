import { describe, expect, onTestFinished, test } from 'vitest'
import { noon } from '../testing/ask.js'
import { createVirtualClock } from './clock.js'
import { allModules, type Scenario } from './model.js'
import { createWorld, Refusal, type WorldOptions } from './world.js'

const minute = 60_000
const hour = 60 * minute

function start(options: Partial<WorldOptions> = {}) {
  const clock = createVirtualClock(noon)
  const world = createWorld({
    seed: 42,
    plan: 'core',
    historyDays: 90,
    speed: 1,
    scheduler: false,
    ...options,
    clock,
  })
  onTestFinished(() => world.close())
  const [organization] = world.organizations
  const person = organization?.people[0]
  if (!person) throw new Error('The first organisation has people.')
  const find = (wanted: (scenario: Scenario) => boolean): Scenario => {
    const found = world.scenarios().find(wanted)
    if (!found) throw new Error('There is no such scenario.')
    return found
  }
  return { clock, world, person, find }
}

const runnable = ({ isActive, isPaused }: Scenario) => isActive && !isPaused
const byHand = { type: 'manual', instant: true, authorId: null } as const

describe('a run', () => {
  test('goes from module to module, 0.3 to 3 s each, and ends', async () => {
    const { clock, world, find } = start()
    const scenario = find((one) => runnable(one) && allModules(one.flow).length === 3)
    world.executions.expect(scenario.id, 'success')
    const { id } = world.run(scenario, byHand)
    expect(world.findExecution(id)).toMatchObject({ status: 'running', modulesExecuted: 0 })

    const seen = new Set<number>()
    for (let step = 0; step < 90; step++) {
      await clock.advance(100)
      seen.add(world.findExecution(id)?.modulesExecuted ?? -1)
    }
    expect([...seen]).toEqual([0, 1, 2, 3])
    const ended = world.findExecution(id)
    expect(ended).toMatchObject({ status: 'success', error: null })
    const duration = (ended?.finishedAt ?? 0) - noon
    expect(duration).toBeGreaterThanOrEqual(900)
    expect(duration).toBeLessThanOrEqual(9000)
    expect(ended?.operations).toBeGreaterThanOrEqual(3)
  })

  test('takes a twentieth of the time at speed 20', async () => {
    const slow = start()
    const fast = start({ speed: 20 })
    const durations = []
    for (const { clock, world, find } of [slow, fast]) {
      const scenario = find(runnable)
      world.executions.expect(scenario.id, 'success')
      const { id } = world.run(scenario, byHand)
      await clock.advance(minute)
      durations.push((world.findExecution(id)?.finishedAt ?? 0) - noon)
    }
    expect((durations[0] ?? 0) / (durations[1] ?? 1)).toBeCloseTo(20, 0)
  })

  test('ends as told, in the time told', async () => {
    const { clock, world, find } = start()
    const scenario = find(runnable)
    world.executions.expect(scenario.id, 'error', {
      durationMs: 700,
      error: { name: 'DataError', message: 'No such SKU' },
    })
    world.executions.expect(scenario.id, 'warning')
    const first = world.run(scenario, byHand)
    const second = world.run(scenario, byHand)
    await clock.advance(699)
    expect(world.findExecution(first.id)?.status).toBe('running')
    await clock.advance(1)
    expect(world.findExecution(first.id)).toMatchObject({
      status: 'error',
      finishedAt: noon + 700,
      error: { name: 'DataError', message: 'No such SKU' },
    })
    await clock.advance(minute)
    expect(world.findExecution(second.id)?.status).toBe('warning')
  })

  test('stops after the module at work, or at once by force', async () => {
    const { clock, world, find } = start()
    const scenario = find((one) => runnable(one) && one.flow.length >= 3)
    world.executions.expect(scenario.id, 'success', { durationMs: 3000 })
    world.executions.expect(scenario.id, 'success', { durationMs: 3000 })
    const gently = world.run(scenario, byHand)
    const byForce = world.run(scenario, byHand)
    await clock.advance(100)
    expect(world.executions.stop(gently.id)).toBe(true)
    expect(world.executions.stop(byForce.id, { force: true })).toBe(true)
    expect(world.findExecution(gently.id)?.status).toBe('running')
    expect(world.findExecution(byForce.id)).toMatchObject({
      status: 'stopped',
      modulesExecuted: 0,
      finishedAt: noon + 100,
    })
    await clock.advance(3000)
    expect(world.findExecution(gently.id)).toMatchObject({ status: 'stopped', modulesExecuted: 1 })
    expect(world.executions.stop(gently.id)).toBe(false)
  })

  test('has the same fate each time a world of this seed is asked', async () => {
    const fates = []
    for (const { clock, world, find } of [start(), start()]) {
      const scenario = find((one) => runnable(one) && one.habits.errorRate === 0.08)
      const ids = Array.from({ length: 60 }, () => world.run(scenario, byHand).id)
      await clock.advance(minute)
      fates.push(ids.map((id) => world.findExecution(id)))
    }
    expect(fates[0]).toEqual(fates[1])
    expect(new Set(fates[0]?.map((run) => run?.status)).size).toBeGreaterThan(1)
  })

  test('is refused while the scenario is invalid or paused', () => {
    const { world, find } = start()
    const reasonOf = (scenario: Scenario) => {
      try {
        world.run(scenario, byHand)
      } catch (error) {
        if (error instanceof Refusal) return error.reason
      }
      return undefined
    }
    expect(reasonOf(find(({ isInvalid }) => isInvalid))).toBe('invalid')
    expect(reasonOf(find(({ isPaused }) => isPaused))).toBe('paused')
  })

  test('counts towards what the scenario used', async () => {
    const { clock, world, find } = start()
    const scenario = find(runnable)
    const before = world.consumption(scenario).operations
    const { id } = world.run(scenario, byHand)
    await clock.advance(minute)
    const used = world.findExecution(id)?.operations ?? 0
    expect(used).toBeGreaterThan(0)
    expect(world.consumption(scenario).operations).toBe(before + used)
  })
})

describe('the scheduler', { timeout: 30_000 }, () => {
  test('starts an interval scenario at each of its moments, and says the next', async () => {
    const { clock, world, find } = start({ scheduler: true })
    const scenario = find(
      (one) =>
        runnable(one) && one.scheduling.type === 'indefinitely' && one.scheduling.interval === 900,
    )
    const first = scenario.nextRunAt ?? 0
    await clock.advance(hour)
    const started = world.executions.of(scenario.id).map(({ startedAt }) => startedAt)
    expect(started).toEqual([first, first + 15 * minute, first + 30 * minute, first + 45 * minute])
    expect(scenario.nextRunAt).toBe(first + hour)
  })

  test('starts daily scenarios once a day in the organisation’s zone', async () => {
    const { clock, world, find } = start({ scheduler: true, scenariosPerTeam: 30 })
    const scenario = find((one) => runnable(one) && one.scheduling.type === 'daily')
    const time = scenario.scheduling.type === 'daily' ? scenario.scheduling.time : ''
    await clock.advance(48 * hour)
    const started = world.executions.of(scenario.id).map(({ startedAt }) =>
      new Date(startedAt).toLocaleTimeString('en-GB', {
        timeZone: world.zoneOf(scenario),
        hour: '2-digit',
        minute: '2-digit',
      }),
    )
    expect(started).toEqual([time, time])
  })

  test('lets webhooks come in about as often as the scenario is used to', async () => {
    const { clock, world, find } = start({ scheduler: true, scenariosPerTeam: 30 })
    const scenario = find(
      (one) =>
        runnable(one) && one.scheduling.type === 'immediately' && one.habits.runsPerDay >= 14,
    )
    await clock.advance(72 * hour)
    const runs = world.executions.of(scenario.id)
    expect(runs.length).toBeGreaterThan(scenario.habits.runsPerDay)
    expect(runs.length).toBeLessThan(scenario.habits.runsPerDay * 6)
    expect(runs.every(({ instant, type }) => instant && type === 'auto')).toBe(true)
  })

  test('starts nothing that is inactive, paused, invalid or on demand', async () => {
    const { clock, world } = start({ scheduler: true, scenariosPerTeam: 60 })
    const idle = world
      .scenarios()
      .filter((one) => !runnable(one) || one.scheduling.type === 'on-demand')
    await clock.advance(24 * hour)
    expect(idle.length).toBeGreaterThan(10)
    expect(idle.flatMap(({ id }) => world.executions.of(id))).toEqual([])
  })

  test('does not start a scenario anew while it is still at work', async () => {
    const { clock, world, find } = start({ scheduler: true })
    const scenario = find(
      (one) =>
        runnable(one) && one.scheduling.type === 'indefinitely' && one.scheduling.interval === 300,
    )
    world.executions.expect(scenario.id, 'success', { durationMs: 14 * minute })
    await clock.advance(15 * minute)
    expect(world.executions.of(scenario.id)).toHaveLength(1)
  })
})

describe('activating and deactivating', { timeout: 30_000 }, () => {
  test('an interval scenario runs at once and then at its interval', async () => {
    const { clock, world, person, find } = start({ scheduler: true })
    const scenario = find(
      (one) => !one.isActive && !one.isInvalid && one.scheduling.type === 'indefinitely',
    )
    const { scheduling } = scenario
    const interval = scheduling.type === 'indefinitely' ? scheduling.interval * 1000 : 0
    expect(scenario.nextRunAt).toBeNull()
    world.activate(scenario, person)
    expect(world.executions.of(scenario.id)).toHaveLength(1)
    expect(scenario.nextRunAt).toBe(noon + interval)
    await clock.advance(interval)
    expect(world.executions.of(scenario.id)).toHaveLength(2)
  })

  test('stops what runs, and starts no more', async () => {
    const { clock, world, person, find } = start({ scheduler: true })
    const scenario = find((one) => runnable(one) && one.scheduling.type === 'indefinitely')
    const { id } = world.run(scenario, byHand)
    world.deactivate(scenario, person)
    await clock.advance(24 * hour)
    expect(world.findExecution(id)?.status).toBe('stopped')
    expect(world.executions.of(scenario.id)).toHaveLength(1)
    expect(scenario).toMatchObject({ isActive: false, nextRunAt: null })
  })

  test('an invalid scenario can’t be activated until it is mended', () => {
    const { world, person, find } = start()
    const scenario = find(({ isInvalid }) => isInvalid)
    expect(() => world.activate(scenario, person)).toThrow(Refusal)
    expect(scenario.isActive).toBe(false)
    world.update(scenario, { isInvalid: false }, person)
    world.activate(scenario, person)
    expect(scenario.isActive).toBe(true)
  })

  test('is switched off by Make itself after three failed runs in a row', async () => {
    const { clock, world, find } = start({ scheduler: true })
    const scenario = find(
      (one) =>
        runnable(one) && one.scheduling.type === 'indefinitely' && one.scheduling.interval === 900,
    )
    const incomplete = scenario.dlqCount
    for (const outcome of ['error', 'error', 'success', 'error', 'error', 'error'] as const) {
      world.executions.expect(scenario.id, outcome)
    }
    await clock.advance(75 * minute)
    expect(scenario).toMatchObject({ isActive: true, isInvalid: false })
    await clock.advance(16 * minute)
    expect(scenario).toMatchObject({ isActive: false, isInvalid: true, nextRunAt: null })
    expect(scenario.dlqCount).toBe(incomplete + 1)
  })
})

test('a run of the past is found by its id, one of a removed scenario no more', () => {
  const { world, find } = start()
  const scenario = find((one) => runnable(one) && one.scheduling.type === 'indefinitely')
  const rows = world.log(scenario)
  const newest = [...rows].find(({ kind }) => kind === 'execution')
  if (newest?.kind !== 'execution') throw new Error('The scenario has a past.')
  expect(world.findExecution(newest.execution.id)).toEqual(newest.execution)
  world.remove(scenario)
  expect(world.findExecution(newest.execution.id)).toBeUndefined()
})

test('the log runs through present and past, newest first, with the changes among the runs', async () => {
  const { clock, world, person, find } = start()
  const scenario = find((one) => runnable(one) && one.scheduling.type === 'indefinitely')
  const first = world.run(scenario, byHand)
  await clock.advance(minute)
  world.deactivate(scenario, person)
  await clock.advance(minute)
  const log = [...world.log(scenario)]
  const times = log.map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(log[0]).toMatchObject({ kind: 'change', change: { type: 'stop', authorId: person.id } })
  expect(log[1]).toMatchObject({ kind: 'execution', execution: { id: first.id } })
  expect(log.filter(({ kind }) => kind === 'change').length).toBe(scenario.changes.length)
  expect(log.length).toBeGreaterThan(100)
})
