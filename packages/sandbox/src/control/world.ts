import { isVirtualClock } from '../world/clock.js'
import type { Outcome, OutcomeOptions } from '../world/executions.js'
import type { Hook } from '../world/hooks.js'
import type { IncompleteExecution, NewIncompleteExecution } from '../world/incomplete-executions.js'
import type { MemberRole, Membership } from '../world/members.js'
import type { LimitBook } from '../world/limit-book.js'
import type {
  Execution,
  Folder,
  Organization,
  Scenario,
  ScenarioHabits,
  ScenarioInterface,
} from '../world/model.js'
import { addNewScenario } from '../world/new-scenario.js'
import { planLimits, type Plan, type PlanLimits } from '../world/plans.js'
import type { Scheduling } from '../world/schedules.js'
import { buildFlow } from '../world/seed-flow.js'
import type { ScenarioPatch, World } from '../world/world.js'

/** An id as the dialects write it: number or text. */
export type AnyId = string | number

/** A scenario that is added by hand, with nothing behind it. */
export interface NewScenario {
  readonly teamId: AnyId
  readonly name: string
  readonly description?: string
  readonly folderId?: AnyId
  /** Modules as `app:action`. Default: a webhook and an HTTP request. */
  readonly modules?: readonly string[]
  /** Default `on-demand`. */
  readonly scheduling?: Scheduling
  /** Default `true`. */
  readonly isActive?: boolean
  readonly interface?: Partial<ScenarioInterface>
  /** Default: it never fails by itself. */
  readonly habits?: Partial<ScenarioHabits>
}

/** What tests may do to the world behind the dialects' backs. Ids may be numbers or text. */
export interface WorldControl {
  /** The clock's time, in ms since the epoch. */
  now(): number
  /**
   * Lets a virtual clock go on, and everything on the way happen.
   * @throws TypeError with the machine's clock
   */
  advance(ms: number): Promise<void>
  /** All scenarios, or those of a team. */
  scenarios(teamId?: AnyId): readonly Readonly<Scenario>[]
  /** @throws RangeError if there is none */
  scenario(id: AnyId): Readonly<Scenario>
  /** The scenario of that name, the first if there are several. */
  findScenario(name: string): Readonly<Scenario> | undefined
  folders(teamId: AnyId): readonly Folder[]
  /** All webhooks, or those of a team. */
  hooks(teamId?: AnyId): readonly Readonly<Hook>[]
  /** Adds a scenario, as if somebody had built it in Make's editor. */
  addScenario(scenario: NewScenario): Readonly<Scenario>
  /** Changes a scenario as if in Make's editor. It may be put into any state. */
  updateScenario(id: AnyId, patch: ScenarioPatch): Readonly<Scenario>
  renameScenario(id: AnyId, name: string): void
  removeScenario(id: AnyId): void
  /** How the next run of a scenario ends. Several calls line up. */
  nextOutcome(scenarioId: AnyId, outcome: Outcome, options?: OutcomeOptions): void
  /** Every role that members may have, of organisations and teams. */
  memberRoles(): readonly Readonly<MemberRole>[]
  /** Those who belong to an organisation or are invited. */
  members(organizationId: AnyId): readonly Readonly<Membership>[]
  /** Adds somebody who has accepted already, as if invited in Make's own screens; in every team. */
  addMember(
    organizationId: AnyId,
    member: { readonly name: string; readonly role: string; readonly teamRole: string },
  ): Readonly<Membership>
  /**
   * Gives a member another place, as if in Make's own screens: names of roles, whether an invitation is open, and whether
   * their roles in teams are locked.
   * @throws RangeError if there is no such member
   */
  setMember(
    organizationId: AnyId,
    personId: AnyId,
    place: Partial<Pick<Membership, 'role' | 'invitedUntil' | 'teamRolesLock'>> & {
      readonly teamRole?: string
    },
  ): void
  /** What failed runs of a scenario left, oldest first. */
  incompleteExecutions(scenarioId: AnyId): readonly Readonly<IncompleteExecution>[]
  /** Adds what a failed run left, as if it had failed now. */
  addIncompleteExecution(
    scenarioId: AnyId,
    fresh?: NewIncompleteExecution,
  ): Readonly<IncompleteExecution>
  /** Starts a run as the scheduler or a webhook would. */
  startScenario(scenarioId: AnyId): Execution
  /** The runs of a scenario since the sandbox started, oldest first. */
  executions(scenarioId: AnyId): readonly Execution[]
  /** Resolves when a run has ended. */
  finished(executionId: string): Promise<Execution>
  /** Puts an organisation on another plan, with its limits. */
  setPlan(organizationId: AnyId, plan: Plan): void
  /** Gives an organisation limits of its own; what it has used is forgotten. */
  setLimits(organizationId: AnyId, limits: Partial<PlanLimits>): void
  /** Revokes an organisation's API key and puts another, a UUID of version 4, in its place. */
  setApiKey(organizationId: AnyId, apiKey: string): void
}

/** The handle on a world. */
export function createWorldControl(world: World, limits: LimitBook): WorldControl {
  const scenario = (id: AnyId): Scenario => {
    const found = world.scenario(Number(id))
    if (!found) throw new RangeError(`The sandbox has no scenario ${id}.`)
    return found
  }
  const organization = (id: AnyId): Organization => {
    const found = world.organizations.find((one) => one.id === Number(id))
    if (!found) throw new RangeError(`The sandbox has no organisation ${id}.`)
    return found
  }

  function addScenario(fresh: NewScenario): Scenario {
    const team = world.team(Number(fresh.teamId))
    if (!team) throw new RangeError(`The sandbox has no team ${fresh.teamId}.`)
    const [author] = organization(team.organizationId).people
    if (!author) throw new RangeError('The organisation has no people.')
    const { name, description, folderId, scheduling, modules } = fresh
    return addNewScenario(world, {
      team,
      author,
      name,
      flow: buildFlow(modules ?? ['gateway:CustomWebHook', 'http:ActionSendData']),
      ...(description !== undefined && { description }),
      ...(folderId !== undefined && { folderId: Number(folderId) }),
      ...(scheduling && { scheduling }),
      isActive: fresh.isActive ?? true,
      ...(fresh.interface && { interface: fresh.interface }),
      ...(fresh.habits && { habits: fresh.habits }),
    })
  }

  return {
    now: () => world.clock.now(),
    async advance(ms) {
      if (!isVirtualClock(world.clock)) {
        throw new TypeError(
          'Only a virtual clock can be advanced: createSandbox({ clock: createVirtualClock(…) }).',
        )
      }
      await world.clock.advance(ms)
    },
    scenarios: (teamId) =>
      world.scenarios().filter((one) => teamId === undefined || one.teamId === Number(teamId)),
    scenario,
    findScenario: (name) => world.scenarios().find((one) => one.name === name),
    folders: (teamId) => world.folders(Number(teamId)),
    hooks: (teamId) =>
      world.hooks.all().filter((one) => teamId === undefined || one.teamId === Number(teamId)),
    addScenario,
    updateScenario(id, patch) {
      const found = scenario(id)
      world.update(found, patch, found.editedBy)
      return found
    },
    renameScenario(id, name) {
      const found = scenario(id)
      world.update(found, { name }, found.editedBy)
    },
    removeScenario: (id) => world.remove(scenario(id)),
    nextOutcome: (id, outcome, options) =>
      world.executions.expect(scenario(id).id, outcome, options),
    memberRoles: () => world.members.roles,
    members: (id) => world.members.of(organization(id).id),
    addMember(id, { name, role, teamRole }) {
      const home = organization(id)
      const mailbox = name.toLowerCase().replace(/[^a-z0-9]+/g, '.')
      const who = { name, email: `${mailbox}@members.example`, role, teamIds: [] }
      const member = world.members.invite(home, who)
      member.invitedUntil = null
      for (const team of home.teams) member.teamRoles.set(team.id, teamRole)
      return member
    },
    setMember(id, personId, { teamRole, ...place }) {
      const { teams } = organization(id)
      const member = world.members.find(Number(id), Number(personId))
      if (!member) throw new RangeError(`The sandbox has no member ${personId}.`)
      Object.assign(member, place)
      if (teamRole === undefined) return
      for (const team of teams) member.teamRoles.set(team.id, teamRole)
    },
    incompleteExecutions: (id) => [...world.incomplete.of(scenario(id))],
    addIncompleteExecution: (id, fresh) => world.incomplete.add(scenario(id), fresh),
    startScenario(id) {
      const found = scenario(id)
      const instant = found.scheduling.type === 'immediately'
      return world.executions.start(found, { type: 'auto', instant, authorId: null })
    },
    executions: (id) => world.executions.of(scenario(id).id),
    finished: (id) => world.executions.finished(id),
    setPlan(id, plan) {
      const found = organization(id)
      found.plan = plan
      found.limits = planLimits[plan]
      limits.reset(found)
    },
    setLimits(id, changed) {
      const found = organization(id)
      found.limits = { ...found.limits, ...changed }
      limits.reset(found)
    },
    setApiKey(id, apiKey) {
      organization(id).apiKey = apiKey
    },
  }
}
