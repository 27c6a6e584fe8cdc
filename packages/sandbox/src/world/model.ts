import type { Plan, PlanLimits } from './plans.js'
import type { Scheduling } from './schedules.js'

/** A person with an account in an organisation. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly email: string
}

/** A team: the space in which scenarios and folders live. */
export interface Team {
  readonly id: number
  readonly name: string
  readonly organizationId: number
}

/** A folder of a team's scenarios. */
export interface Folder {
  readonly id: number
  readonly name: string
  readonly teamId: number
}

/** A customer of Make: what a plan, a limit and an API key belong to. */
export interface Organization {
  readonly id: number
  name: string
  /** The IANA zone in which its schedules are meant. */
  readonly timeZone: string
  countryId: number
  readonly timezoneId: number
  teams: readonly Team[]
  readonly people: readonly Person[]
  /** A UUID v4, as live API tokens are. */
  apiKey: string
  plan: Plan
  limits: PlanLimits
}

/** One module of a scenario, in the terms of a blueprint. */
export interface FlowModule {
  readonly id: number
  /** `app:action`, in Make's identifiers. */
  readonly module: string
  readonly version: number
  readonly mapper: Readonly<Record<string, unknown>>
  /** A name that its author gave it. */
  readonly label?: string
  /** Whether it is a trigger that waits for a webhook. */
  readonly listener?: boolean
  /** The branches of a router. */
  readonly routes?: readonly (readonly FlowModule[])[]
}

/** The types of inputs and outputs. */
export const fieldTypes = [
  'text',
  'number',
  'boolean',
  'date',
  'select',
  'email',
  'array',
  'any',
] as const

/** A declared input or output of a scenario, as `GET /scenarios/{id}/interface` shows it. */
export interface InterfaceField {
  readonly name: string
  readonly type: (typeof fieldTypes)[number]
  readonly label?: string
  readonly help?: string
  readonly default?: unknown
  readonly required: boolean
  readonly multiline?: boolean
  readonly options?: readonly { readonly label: string; readonly value: string }[]
}

/** What may be run with input, and what it answers. */
export interface ScenarioInterface {
  readonly input: readonly InterfaceField[] | null
  readonly output: readonly InterfaceField[] | null
}

/** How a scenario behaved before the sandbox started: from it its history follows. */
export interface ScenarioPast {
  /** The first moment of which there are runs. */
  readonly from: number
  /** Where its runs end: when the sandbox started, or when it was switched off. */
  readonly until: number
  readonly scheduling: Scheduling
}

/** How a scenario fares. */
export interface ScenarioHabits {
  /** How many runs a day come from outside: webhooks, or people who press *Run*. */
  readonly runsPerDay: number
  readonly errorRate: number
  readonly warningRate: number
  /** How many bundles a run handles, about. */
  readonly bundles: number
}

/** A row of a scenario's log that is no run: somebody changed it. */
export interface ScenarioChange {
  readonly id: string
  readonly type: 'start' | 'stop' | 'modify'
  readonly at: number
  readonly authorId: number
}

/** How a scenario is run. */
export interface ScenarioSettings {
  /** The guide's alone. */
  readonly priority: number
  /** So many failed runs in a row and Make switches it off. */
  readonly maxErrors: number
  readonly autoCommit: boolean
}

/** What a scenario has unless it is told otherwise. */
export const usualSettings: ScenarioSettings = { priority: 1, maxErrors: 3, autoCommit: true }

/** A blueprint as it was written in one dialect, with the flow that was read from it. */
export interface WrittenBlueprint {
  readonly dialect: 'guide' | 'live'
  readonly blueprint: Readonly<Record<string, unknown>>
  readonly flow: readonly FlowModule[]
}

/** A version of a scenario's blueprint. */
export interface BlueprintVersion {
  /** From 1. */
  readonly version: number
  readonly createdAt: number
}

/** An automation. */
export interface Scenario {
  readonly id: number
  readonly teamId: number
  readonly organizationId: number
  readonly hookId: number | null
  readonly createdAt: number
  readonly createdBy: Person
  flow: readonly FlowModule[]
  /** What the flow was last written by over the API, as long as the flow is of it: told again as it was. */
  written: WrittenBlueprint | null
  interface: ScenarioInterface
  readonly habits: ScenarioHabits
  readonly past: ScenarioPast | null
  /** Oldest first. */
  readonly changes: ScenarioChange[]
  /** Of its blueprint, oldest first. */
  readonly versions: BlueprintVersion[]
  name: string
  description: string
  folderId: number | null
  scheduling: Scheduling
  settings: ScenarioSettings
  isActive: boolean
  /** Stopped by Make because of errors; must be mended before it can be activated. */
  isInvalid: boolean
  /** Paused by Make because of the subscription. */
  isPaused: boolean
  dlqCount: number
  editedAt: number
  editedBy: Person
  /** From when an interval is counted, whole minutes. */
  anchor: number
  /** When it starts next by itself; `null`: it doesn't. */
  nextRunAt: number | null
  /** Failed runs in a row. */
  failuresInARow: number
}

/** What can become of a run. */
export type ExecutionStatus = 'running' | 'success' | 'warning' | 'error' | 'stopped'

/** Why a run failed, or what it warns of. */
export interface ExecutionError {
  readonly name: string
  readonly message: string
  readonly module: { readonly id: number; readonly app: string; readonly action: string }
}

/** One run of a scenario. */
export interface Execution {
  readonly id: string
  readonly scenarioId: number
  readonly type: 'auto' | 'manual'
  /** Started by a webhook or over the API, not by the clock. */
  readonly instant: boolean
  readonly authorId: number | null
  readonly startedAt: number
  readonly status: ExecutionStatus
  readonly finishedAt: number | null
  readonly modulesExecuted: number
  readonly operations: number
  /** Bytes. */
  readonly transfer: number
  readonly centicredits: number
  readonly error: ExecutionError | null
  readonly outputs: Readonly<Record<string, unknown>> | null
}

/** The blueprint that a scenario was written by in that dialect; `null` where its flow is another, or was built elsewhere. */
export function writtenBlueprint(
  { written, flow }: Pick<Scenario, 'written' | 'flow'>,
  dialect: WrittenBlueprint['dialect'],
): WrittenBlueprint['blueprint'] | null {
  return written?.dialect === dialect && written.flow === flow ? written.blueprint : null
}

/** All modules of a flow in the order of their running, those of branches too. */
export function allModules(flow: readonly FlowModule[]): FlowModule[] {
  return flow.flatMap((module) => [
    module,
    ...(module.routes ?? []).flatMap((route) => allModules(route)),
  ])
}

/** The parts of a module's identifier. */
export function moduleName(module: string): { app: string; action: string } {
  const at = module.lastIndexOf(':')
  return { app: module.slice(0, at), action: module.slice(at + 1) }
}
