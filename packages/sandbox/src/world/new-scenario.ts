import {
  usualSettings,
  type FlowModule,
  type Person,
  type Scenario,
  type ScenarioHabits,
  type ScenarioInterface,
  type ScenarioSettings,
  type Team,
  type WrittenBlueprint,
} from './model.js'
import type { Scheduling } from './schedules.js'
import type { World } from './world.js'

/** What a scenario is made of. */
export interface FreshScenario {
  readonly team: Team
  readonly author: Person
  readonly name: string
  readonly flow: readonly FlowModule[]
  readonly written?: WrittenBlueprint | null
  readonly description?: string
  readonly folderId?: number | null
  /** Default `on-demand`. */
  readonly scheduling?: Scheduling
  readonly settings?: Partial<ScenarioSettings>
  /** Default `false`, as Make creates them. */
  readonly isActive?: boolean
  readonly interface?: Partial<ScenarioInterface>
  /** Default: it never fails by itself. */
  readonly habits?: Partial<ScenarioHabits>
}

/** Adds a scenario with nothing behind it, under the next free id; one that incoming data starts gets a webhook. */
export function addNewScenario(world: World, fresh: FreshScenario): Scenario {
  const { team, author } = fresh
  const now = world.clock.now()
  const id = Math.max(0, ...world.scenarios().map((one) => one.id)) + 1
  const scheduling = fresh.scheduling ?? { type: 'on-demand' }
  const added: Scenario = {
    id,
    teamId: team.id,
    organizationId: team.organizationId,
    hookId: scheduling.type === 'immediately' ? id : null,
    createdAt: now,
    createdBy: author,
    flow: fresh.flow,
    written: fresh.written ?? null,
    interface: { input: null, output: null, ...fresh.interface },
    habits: { runsPerDay: 0, errorRate: 0, warningRate: 0, bundles: 1, ...fresh.habits },
    past: null,
    changes: [],
    versions: [{ version: 1, createdAt: now }],
    name: fresh.name,
    description: fresh.description ?? '',
    folderId: fresh.folderId ?? null,
    scheduling,
    settings: { ...usualSettings, ...fresh.settings },
    isActive: fresh.isActive ?? false,
    isInvalid: false,
    isPaused: false,
    dlqCount: 0,
    editedAt: now,
    editedBy: author,
    anchor: Math.floor(now / 60_000) * 60_000,
    nextRunAt: null,
    failuresInARow: 0,
  }
  world.add(added)
  return added
}
