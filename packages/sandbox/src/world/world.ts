import type { Clock } from './clock.js'
import { createExecutionIds } from './execution-ids.js'
import { createHooks, type Hooks } from './hooks.js'
import { createIncompleteExecutions, type IncompleteExecutions } from './incomplete-executions.js'
import { createExecutions, type Executions, type StartOptions } from './executions.js'
import { createHistory, type Consumption } from './history.js'
import { readLog, type LogEntry } from './log.js'
import { createMembers, type Members } from './members.js'
import type {
  Execution,
  Folder,
  Organization,
  Person,
  Scenario,
  ScenarioChange,
  Team,
} from './model.js'
import { createRandom } from './random.js'
import { createScheduler } from './scheduler.js'
import { nextStart } from './schedules.js'
import { seedWorld, type SeedOptions } from './seed.js'

/** Why the world won't do what it is asked; each dialect says it in its own way. */
export type RefusalReason = 'invalid' | 'paused' | 'inactive'

/** Thrown when a scenario's state forbids what is asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    super(`The scenario is ${reason}.`)
    this.reason = reason
  }
}

/** What of a scenario may be changed. */
export type ScenarioPatch = Partial<
  Pick<
    Scenario,
    | 'name'
    | 'description'
    | 'folderId'
    | 'flow'
    | 'written'
    | 'interface'
    | 'scheduling'
    | 'settings'
    | 'isActive'
    | 'isInvalid'
    | 'isPaused'
    | 'dlqCount'
  >
>

/** The simulated Make: both dialects speak of this one. */
export interface World {
  readonly clock: Clock
  readonly organizations: readonly Organization[]
  readonly executions: Executions
  readonly hooks: Hooks
  readonly incomplete: IncompleteExecutions
  readonly members: Members
  /** The organisation to which a key belongs. */
  byApiKey(apiKey: string): Organization | undefined
  team(id: number): Team | undefined
  addTeam(organization: Organization, name: string): Team
  /** Deletes a team with its scenarios and folders. */
  removeTeam(organization: Organization, team: Team): void
  folders(teamId: number): readonly Folder[]
  folder(id: number): Folder | undefined
  addFolder(folder: Omit<Folder, 'id'>): Folder
  renameFolder(folder: Folder, name: string): Folder
  /** Deletes a folder; its scenarios stay, in none. */
  removeFolder(folder: Folder): void
  /** All scenarios, in the order of their ids. */
  scenarios(): readonly Scenario[]
  scenario(id: number): Scenario | undefined
  zoneOf(scenario: Scenario): string
  /**
   * Makes a scenario start by itself from now on; one that runs at an interval starts at once.
   * @throws Refusal `invalid`
   */
  activate(scenario: Scenario, by: Person): void
  /** Keeps a scenario from starting, and stops what runs of it. */
  deactivate(scenario: Scenario, by: Person): void
  /** Changes a scenario without asking whether Make would. */
  update(scenario: Scenario, patch: ScenarioPatch, by?: Person): void
  /** Adds a scenario. */
  add(scenario: Scenario): void
  /** Deletes a scenario with its runs. */
  remove(scenario: Scenario): void
  /**
   * Starts a run by hand.
   * @throws Refusal `invalid`, `paused`
   */
  run(scenario: Scenario, options: StartOptions): Execution
  /** A run by its id, of the past too. */
  findExecution(id: string): Execution | undefined
  /** A scenario's log, newest first, from `until` back. */
  log(scenario: Scenario, until?: number): Generator<LogEntry>
  /** When a scenario started last; `null`: never, as far as its history goes. */
  lastStart(scenario: Scenario): number | null
  /** What a scenario used in the present period. */
  consumption(scenario: Scenario): Consumption
  /** The present billing period: it begins on the first of the month. */
  period(): { readonly from: number; readonly to: number }
  /** Stops the clockwork. */
  close(): void
}

/** How the world behaves. */
export interface WorldOptions extends Omit<SeedOptions, 'now'> {
  readonly clock: Clock
  readonly speed: number
  readonly scheduler: boolean
}

const minute = 60_000

/** Makes the world and sets it going. */
export function createWorld(options: WorldOptions): World {
  const { clock, seed } = options
  const seeded = seedWorld({ ...options, now: clock.now() })
  const scenarios = new Map(seeded.scenarios.map((scenario) => [scenario.id, scenario]))
  const organizations = new Map(seeded.organizations.map((one) => [one.id, one]))
  const teams = new Map(
    seeded.organizations.flatMap((organization) =>
      organization.teams.map((team) => [team.id, team] as const),
    ),
  )
  const folders = new Map(seeded.folders.map((folder) => [folder.id, folder]))
  // An id is never given twice, whatever was deleted.
  let lastFolderId = Math.max(0, ...folders.keys())
  let lastTeamId = Math.max(0, ...teams.keys())
  const zoneOf = (scenario: Scenario) =>
    organizations.get(scenario.organizationId)?.timeZone ?? 'UTC'

  const ids = createExecutionIds(seed)
  const history = createHistory(seed, ids, zoneOf)
  const executions = createExecutions({
    seed,
    clock,
    speed: options.speed,
    onFinished: noteResult,
  })
  const scheduler = options.scheduler
    ? createScheduler({ seed, clock, scenarios: () => scenarios.values(), start: startDue })
    : undefined
  const hooks = createHooks({
    seed,
    clock,
    scenarios: () => scenarios.values(),
    scenario: (id) => scenarios.get(id),
    start: (scenario) =>
      executions.start(scenario, { type: 'auto', instant: true, authorId: null }),
  })
  for (const scenario of scenarios.values()) hooks.adopt(scenario)
  const incomplete = createIncompleteExecutions({
    seed,
    clock,
    scenario: (id) => scenarios.get(id),
    start: (scenario, authorId) =>
      executions.start(scenario, { type: 'manual', instant: true, authorId }),
    finished: (id) => executions.finished(id),
  })
  const pastConsumption = new Map<number, { from: number; used: Consumption }>()
  const pastStarts = new Map<number, number | null>()

  function reschedule(scenario: Scenario): void {
    const runsByItself = scenario.isActive && !scenario.isPaused && !scenario.isInvalid
    scenario.nextRunAt = runsByItself
      ? nextStart(scenario.scheduling, clock.now(), {
          timeZone: zoneOf(scenario),
          anchor: scenario.anchor,
        })
      : null
  }

  function startDue(scenario: Scenario): void {
    const instant = scenario.scheduling.type === 'immediately'
    // Make doesn't start a scenario by its schedule while it is still at work; webhooks wait for nobody.
    const isBusy = executions.of(scenario.id).at(-1)?.status === 'running'
    if (instant || !isBusy) executions.start(scenario, { type: 'auto', instant, authorId: null })
    reschedule(scenario)
  }

  function noteResult(scenario: Scenario, execution: Execution): void {
    if (execution.status === 'stopped') return
    if (execution.status !== 'error') {
      scenario.failuresInARow = 0
      return
    }
    if (execution.type !== 'auto') return
    scenario.failuresInARow++
    if (scenario.failuresInARow < scenario.settings.maxErrors) return
    scenario.isActive = false
    scenario.isInvalid = true
    incomplete.add(scenario, {
      executionId: execution.id,
      ...(execution.error && { reason: execution.error.message }),
    })
    scenario.failuresInARow = 0
    reschedule(scenario)
    scheduler?.wake()
  }

  function note(scenario: Scenario, type: ScenarioChange['type'], by: Person): void {
    const random = createRandom(seed, 'change', scenario.id, clock.now(), scenario.changes.length)
    scenario.changes.push({ id: random.hex(32), type, at: clock.now(), authorId: by.id })
  }

  function period() {
    const now = new Date(clock.now())
    return {
      from: Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1),
      to: Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1),
    }
  }

  return {
    clock,
    organizations: seeded.organizations,
    executions,
    hooks,
    incomplete,
    members: createMembers(seeded.organizations, seed, () => clock.now()),
    byApiKey: (apiKey) => seeded.organizations.find((one) => one.apiKey === apiKey),
    team: (id) => teams.get(id),
    addTeam(organization, name) {
      lastTeamId += 1
      const team = { id: lastTeamId, name, organizationId: organization.id }
      teams.set(team.id, team)
      organization.teams = [...organization.teams, team]
      return team
    },
    removeTeam(organization, { id }) {
      organization.teams = organization.teams.filter((team) => team.id !== id)
      teams.delete(id)
      for (const folder of folders.values()) if (folder.teamId === id) folders.delete(folder.id)
      for (const scenario of scenarios.values()) {
        if (scenario.teamId !== id) continue
        executions.drop(scenario.id)
        scenarios.delete(scenario.id)
      }
      scheduler?.wake()
    },
    folder: (id) => folders.get(id),
    addFolder(fresh) {
      lastFolderId += 1
      const folder = { ...fresh, id: lastFolderId }
      folders.set(folder.id, folder)
      return folder
    },
    renameFolder(folder, name) {
      const renamed = { ...folder, name }
      folders.set(folder.id, renamed)
      return renamed
    },
    removeFolder({ id }) {
      folders.delete(id)
      for (const scenario of scenarios.values()) {
        if (scenario.folderId === id) scenario.folderId = null
      }
    },
    folders: (teamId) => [...folders.values()].filter((folder) => folder.teamId === teamId),
    scenarios: () => [...scenarios.values()],
    scenario: (id) => scenarios.get(id),
    zoneOf,
    activate(scenario, by) {
      if (scenario.isInvalid) throw new Refusal('invalid')
      if (scenario.isActive) return
      scenario.isActive = true
      scenario.anchor = Math.floor(clock.now() / minute) * minute
      note(scenario, 'start', by)
      reschedule(scenario)
      if (scenario.scheduling.type === 'indefinitely' && !scenario.isPaused) {
        executions.start(scenario, { type: 'auto', instant: false, authorId: null })
      }
      if (!scenario.isPaused) hooks.drain(scenario)
      scheduler?.wake()
    },
    deactivate(scenario, by) {
      for (const { id, status } of executions.of(scenario.id)) {
        if (status === 'running') executions.stop(id)
      }
      if (!scenario.isActive) return
      scenario.isActive = false
      note(scenario, 'stop', by)
      reschedule(scenario)
      scheduler?.wake()
    },
    update(scenario, patch, by) {
      const isBuiltAnew = patch.flow !== undefined && patch.flow !== scenario.flow
      Object.assign(scenario, patch)
      scenario.editedAt = clock.now()
      if (isBuiltAnew) {
        const version = (scenario.versions.at(-1)?.version ?? 0) + 1
        scenario.versions.push({ version, createdAt: scenario.editedAt })
      }
      if (by) {
        scenario.editedBy = by
        note(scenario, 'modify', by)
      }
      reschedule(scenario)
      scheduler?.wake()
    },
    add(scenario) {
      scenarios.set(scenario.id, scenario)
      hooks.adopt(scenario)
      reschedule(scenario)
      scheduler?.wake()
    },
    remove(scenario) {
      executions.drop(scenario.id)
      scenarios.delete(scenario.id)
      scheduler?.wake()
    },
    run(scenario, start) {
      if (scenario.isInvalid) throw new Refusal('invalid')
      if (scenario.isPaused) throw new Refusal('paused')
      return executions.start(scenario, start)
    },
    findExecution(id) {
      const present = executions.find(id)
      if (present) return present
      const place = ids.decode(id)
      const scenario = place && scenarios.get(place.scenarioId)
      if (!place || !scenario) return undefined
      return history.onDay(scenario, place.day).find((execution) => execution.id === id)
    },
    log: (scenario, until) => readLog(scenario, { history, executions }, until),
    lastStart(scenario) {
      const present = executions.of(scenario.id).at(-1)
      if (present) return present.startedAt
      let past = pastStarts.get(scenario.id)
      if (past === undefined) {
        const newest = history.newestFirst(scenario).next()
        past = newest.done ? null : newest.value.startedAt
        pastStarts.set(scenario.id, past)
      }
      return past
    },
    consumption(scenario) {
      const { from } = period()
      let past = pastConsumption.get(scenario.id)
      if (past?.from !== from) {
        past = { from, used: history.consumption(scenario, from) }
        pastConsumption.set(scenario.id, past)
      }
      const used = { ...past.used }
      for (const run of executions.of(scenario.id)) {
        if (run.startedAt < from) continue
        used.operations += run.operations
        used.transfer += run.transfer
        used.centicredits += run.centicredits
      }
      return used
    },
    period,
    close() {
      scheduler?.close()
      executions.close()
    },
  }
}
