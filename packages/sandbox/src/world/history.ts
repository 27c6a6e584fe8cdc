import { pickFailure } from './catalogue/errors.js'
import type { ExecutionIds } from './execution-ids.js'
import {
  allModules,
  moduleName,
  type Execution,
  type Scenario,
  type ScenarioPast,
} from './model.js'
import { createRandom, type Random } from './random.js'
import { nextStart, type ScheduleContext, type Scheduling } from './schedules.js'

const day = 86_400_000

/** What a scenario used. */
export interface Consumption {
  readonly operations: number
  /** Bytes. */
  readonly transfer: number
  readonly centicredits: number
}

/**
 * The runs of a scenario from before the sandbox started. Nothing of it is stored: each day follows from the seed, so
 * that thousands of runs of hundreds of scenarios cost nothing until somebody asks.
 */
export interface History {
  /** The runs that started on a day (counted from the epoch, UTC), oldest first. */
  onDay(scenario: Scenario, day: number): readonly Execution[]
  /** The runs that started at `until` or before, newest first. */
  newestFirst(scenario: Scenario, until?: number): Generator<Execution>
  /** What the runs since `from` used. */
  consumption(scenario: Scenario, from: number): Consumption
}

/** @param zoneOf the IANA zone in which a scenario's schedule is meant */
export function createHistory(
  seed: number,
  ids: ExecutionIds,
  zoneOf: (scenario: Scenario) => string,
): History {
  const cache = new Map<number, Map<number, readonly Execution[]>>()

  function* draw(scenario: Scenario, of: number) {
    const { past } = scenario
    if (!past) return
    // One stream for the whole day: it is always drawn whole, so a run's place in it never moves.
    const random = createRandom(seed, 'runs', scenario.id, of)
    const modules = allModules(scenario.flow).length
    let index = 0
    for (const startedAt of startsOn(seed, scenario, of, zoneOf(scenario))) {
      const place = index++
      const drawn = drawRun(scenario, modules, random)
      if (startedAt < past.from || startedAt + drawn.duration >= past.until) continue
      yield { place, startedAt, drawn }
    }
  }

  function onDay(scenario: Scenario, of: number): readonly Execution[] {
    const range = days(scenario)
    if (!range || of < range.first || of > range.last) return []
    let known = cache.get(scenario.id)
    if (!known) cache.set(scenario.id, (known = new Map()))
    let runs = known.get(of)
    if (!runs) {
      runs = Array.from(draw(scenario, of), ({ place, startedAt, drawn }) => {
        const id = ids.encode({ scenarioId: scenario.id, day: of, index: place })
        return toExecution(scenario, { id, startedAt, drawn })
      })
      known.set(of, runs)
    }
    return runs
  }

  function* newestFirst(scenario: Scenario, until = Infinity): Generator<Execution> {
    const range = days(scenario)
    if (!range) return
    for (let of = Math.min(range.last, Math.floor(until / day)); of >= range.first; of--) {
      for (const run of onDay(scenario, of).toReversed()) if (run.startedAt <= until) yield run
    }
  }

  return {
    onDay,
    newestFirst,
    consumption(scenario, from) {
      const used = { operations: 0, transfer: 0, centicredits: 0 }
      const range = days(scenario)
      if (!range) return used
      for (let of = Math.max(range.first, Math.floor(from / day)); of <= range.last; of++) {
        for (const { startedAt, drawn } of draw(scenario, of)) {
          if (startedAt < from) continue
          used.operations += drawn.operations
          used.transfer += drawn.transfer
          used.centicredits += drawn.centicredits
        }
      }
      return used
    },
  }
}

function days({ past }: Scenario): { first: number; last: number } | undefined {
  if (!past || past.until <= past.from) return undefined
  return { first: Math.floor(past.from / day), last: Math.floor((past.until - 1) / day) }
}

/** When runs start on a day, oldest first. */
function startsOn(seed: number, scenario: Scenario, of: number, timeZone: string): number[] {
  const from = of * day
  const { past, habits, anchor } = scenario
  if (!past) return []
  if (past.scheduling.type === 'immediately' || past.scheduling.type === 'on-demand') {
    const random = createRandom(seed, 'day', scenario.id, of)
    const weekday = (of + 4) % 7
    const busy = weekday === 0 || weekday === 6 ? 0.4 : 1
    const mean = habits.runsPerDay * busy * (0.6 + 0.8 * random.next())
    const count = Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0)
    const starts: number[] = []
    for (let at = 0; at < count; at++) {
      // The mean of two draws lies most often about noon, as people's work does.
      starts.push(from + Math.floor(((random.next() + random.next()) / 2) * (day - 1)))
    }
    return starts.sort((a, b) => a - b)
  }
  const random = createRandom(seed, 'day', scenario.id, of)
  return scheduledStarts(past, from, { timeZone, anchor }).map((at) => at + random.int(120, 2400))
}

/** Every start of a schedule that follows the calendar, worked out once: looking for the next is dear. */
const calendars = new WeakMap<ScenarioPast, readonly number[]>()

function scheduledStarts(past: ScenarioPast, from: number, context: ScheduleContext): number[] {
  const to = from + day
  if (past.scheduling.type === 'indefinitely')
    return startsBetween(past.scheduling, from, to, context)
  let calendar = calendars.get(past)
  if (!calendar) {
    const first = Math.floor(past.from / day) * day
    calendar = startsBetween(past.scheduling, first, past.until, context)
    calendars.set(past, calendar)
  }
  return calendar.filter((at) => at >= from && at < to)
}

function startsBetween(
  scheduling: Scheduling,
  from: number,
  to: number,
  context: ScheduleContext,
): number[] {
  const starts: number[] = []
  let at = nextStart(scheduling, from - 1, context)
  while (at !== null && at < to) {
    starts.push(at)
    at = nextStart(scheduling, at, context)
  }
  return starts
}

interface DrawnRun extends Consumption {
  readonly status: 'success' | 'warning' | 'error'
  readonly duration: number
  readonly modulesExecuted: number
}

function drawRun(scenario: Scenario, modules: number, random: Random): DrawnRun {
  const { habits } = scenario
  const luck = random.next()
  const status =
    luck < habits.errorRate
      ? 'error'
      : luck < habits.errorRate + habits.warningRate
        ? 'warning'
        : 'success'
  const modulesExecuted = status === 'error' ? random.int(1, modules) : modules
  // Asking for news and finding none costs one operation and little time.
  const idle =
    scenario.past?.scheduling.type === 'indefinitely' && status === 'success' && random.chance(0.55)
  const duration = idle
    ? random.int(280, 1400)
    : random.int(300, 900) + modulesExecuted * random.int(250, 2600)
  const bundles = idle ? 0 : random.int(1, habits.bundles * 2)
  const operations = idle ? 1 : 1 + (modulesExecuted - 1) * bundles
  return {
    status,
    modulesExecuted: idle ? 1 : modulesExecuted,
    duration,
    operations,
    transfer: random.int(400, 2600) + bundles * modulesExecuted * random.int(300, 4200),
    centicredits: operations * 100,
  }
}

function toExecution(
  scenario: Scenario,
  run: { id: string; startedAt: number; drawn: DrawnRun },
): Execution {
  const { id, startedAt, drawn } = run
  const random = createRandom(id)
  const kind = scenario.past?.scheduling.type
  const manual = kind === 'on-demand'
  return {
    id,
    scenarioId: scenario.id,
    type: manual ? 'manual' : 'auto',
    instant: manual || kind === 'immediately',
    authorId: manual ? scenario.createdBy.id : null,
    startedAt,
    status: drawn.status,
    finishedAt: startedAt + drawn.duration,
    modulesExecuted: drawn.modulesExecuted,
    operations: drawn.operations,
    transfer: drawn.transfer,
    centicredits: drawn.centicredits,
    error: drawn.status === 'success' ? null : failAt(scenario, drawn.modulesExecuted, random),
    outputs: drawn.status === 'error' ? null : drawOutputs(scenario, random),
  }
}

/** The failure of the module number `at` (from 1) of a scenario. */
export function failAt(scenario: Scenario, at: number, random: Random): Execution['error'] {
  const modules = allModules(scenario.flow)
  const module = modules[Math.min(at, modules.length) - 1]
  if (!module) return null
  const { app, action } = moduleName(module.module)
  return { ...pickFailure(app, random), module: { id: module.id, app, action } }
}

/** What a scenario with declared outputs answers, or `null`. */
export function drawOutputs(scenario: Scenario, random: Random): Execution['outputs'] {
  const { output } = scenario.interface
  if (!output) return null
  return Object.fromEntries(
    output.map(({ name, type }) => [
      name,
      type === 'number'
        ? random.int(1, 60)
        : type === 'boolean'
          ? random.chance(0.5)
          : random.hex(12),
    ]),
  )
}
