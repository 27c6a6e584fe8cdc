import { profiles } from './catalogue/profiles.js'
import type { Profile, Recipe } from './catalogue/recipes.js'
import {
  usualSettings,
  type Folder,
  type Organization,
  type Person,
  type Scenario,
  type Team,
} from './model.js'
import { planLimits, type Plan } from './plans.js'
import { createRandom, type Random } from './random.js'
import { nextStart } from './schedules.js'
import { buildFlow, nameVariant, pickRunsPerDay, pickScheduling } from './seed-flow.js'

/** From what the world grows. */
export interface SeedOptions {
  readonly seed: number
  readonly plan: Plan
  /** How many days of history there are. */
  readonly historyDays: number
  /** When the sandbox starts, in ms since the epoch. */
  readonly now: number
  /** Scenarios of the first team of the first two organisations, instead of 132 and 124. */
  readonly scenariosPerTeam?: number | undefined
}

/** The world as it stands when the sandbox starts. */
export interface Seeded {
  readonly organizations: readonly Organization[]
  readonly folders: readonly Folder[]
  readonly scenarios: readonly Scenario[]
}

const minute = 60_000
const day = 86_400_000

/**
 * Makes the world. The same seed gives the same one on the same day: whatever lies in the past is counted from the first
 * moment of the day (UTC), so that a sandbox that is started again an hour later tells the same history.
 */
export function seedWorld(options: SeedOptions): Seeded {
  const organizations: Organization[] = []
  const folders: Folder[] = []
  const scenarios: Scenario[] = []
  for (const [index, profile] of profiles.entries()) {
    const organization = seedOrganization(profile, index, options)
    organizations.push(organization)
    for (const [teamIndex, team] of organization.teams.entries()) {
      const plan = profile.teams[teamIndex]
      if (!plan) continue
      const many = options.scenariosPerTeam !== undefined && index < 2 && teamIndex === 0
      const scenarioCount = many ? (options.scenariosPerTeam ?? 0) : plan.scenarios
      const own = seedFolders(team, plan.recipes)
      folders.push(...own)
      scenarios.push(
        ...seedScenarios(
          { organization, team, folders: own, profile, recipes: plan.recipes, scenarioCount },
          options,
        ),
      )
    }
  }
  return { organizations, folders, scenarios }
}

function seedOrganization(
  profile: Profile,
  index: number,
  { seed, plan }: SeedOptions,
): Organization {
  const random = createRandom(seed, 'organization', index)
  const id = 11_040 + index * 137
  return {
    id,
    name: profile.name,
    timeZone: profile.timeZone,
    timezoneId: profile.timezoneId,
    countryId: profile.countryId,
    apiKey: random.uuid(),
    plan,
    limits: planLimits[plan],
    teams: profile.teams.map(({ name }, at) => ({
      id: 33_010 + index * 211 + at,
      name,
      organizationId: id,
    })),
    people: profile.people.map((name, at) => ({
      id: 70_100 + index * 50 + at,
      name,
      email: `${toMailbox(name) || `user${at + 1}`}@${profile.domain}`,
    })),
  }
}

/** `Élodie Caron` has `elodie.caron`; names in other scripts have none. */
function toMailbox(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[a-z]+/g)?.join('.') ?? ''
}

function seedFolders(team: Team, recipes: readonly Recipe[]): Folder[] {
  const names = [...new Set(recipes.flatMap(({ folder }) => (folder === null ? [] : [folder])))]
  return names.map((name, index) => ({ id: team.id * 10 + index, name, teamId: team.id }))
}

interface TeamPlan {
  readonly organization: Organization
  readonly team: Team
  readonly folders: readonly Folder[]
  readonly profile: Profile
  readonly recipes: readonly Recipe[]
  readonly scenarioCount: number
}

function seedScenarios(plan: TeamPlan, options: SeedOptions): Scenario[] {
  const scenarios: Scenario[] = []
  let round = 0
  while (scenarios.length < plan.scenarioCount) {
    for (const recipe of plan.recipes) {
      if (scenarios.length >= plan.scenarioCount) break
      const name = nameVariant(recipe, round, plan.profile)
      if (name === undefined) continue
      scenarios.push(seedScenario(plan, recipe, name, scenarios.length, options))
    }
    round++
  }
  return scenarios
}

function seedScenario(
  plan: TeamPlan,
  recipe: Recipe,
  name: string,
  index: number,
  options: SeedOptions,
): Scenario {
  const { organization, team, folders } = plan
  const id = 1_400_000 + (team.id - 33_000) * 20_000 + index * 3 + (index % 2)
  const random = createRandom(options.seed, 'scenario', id)
  const today = Math.floor(options.now / day) * day
  const state = pickState(index, random)
  const scheduling = pickScheduling(recipe.when, random, today)
  const createdAt = today - random.int(20, 700) * day + random.int(7 * 60, 18 * 60) * minute
  const editedAt = Math.max(
    createdAt,
    today - random.int(0, 120) * day - random.int(1, 900) * minute,
  )
  const idleSince = state.isActive ? options.now : today - random.int(1, 60) * day
  const flaky = random.chance(0.15)
  const author = random.pick<Person>(organization.people)
  const editor = random.pick<Person>(organization.people)
  const anchor = seedAnchor(random, today)
  const from = Math.max(createdAt, today - options.historyDays * day)
  return {
    id,
    teamId: team.id,
    organizationId: organization.id,
    hookId: scheduling.type === 'immediately' ? id - 1_180_000 : null,
    createdAt,
    createdBy: author,
    flow: buildFlow(recipe.flow),
    written: null,
    interface: { input: recipe.input ?? null, output: recipe.output ?? null },
    habits: {
      runsPerDay: pickRunsPerDay(recipe, random),
      errorRate: flaky ? 0.08 : random.pick([0, 0.005, 0.01, 0.02]),
      warningRate: flaky ? 0.06 : random.pick([0, 0.01, 0.02]),
      bundles: random.int(1, 6),
    },
    past: recipe.when === 'once' ? null : { from, until: idleSince, scheduling },
    changes: [
      { id: random.hex(32), type: 'start', at: createdAt + 5 * minute, authorId: author.id },
      { id: random.hex(32), type: 'modify', at: editedAt + 10 * minute, authorId: editor.id },
    ],
    versions: [
      { version: 1, createdAt },
      { version: 2, createdAt: editedAt },
    ],
    name,
    description: recipe.description ?? '',
    folderId: folders.find(({ name }) => name === recipe.folder)?.id ?? null,
    scheduling,
    settings: usualSettings,
    ...state,
    dlqCount: flaky || state.isInvalid ? random.int(1, 7) : 0,
    editedAt,
    editedBy: editor,
    anchor,
    nextRunAt:
      state.isActive && !state.isPaused
        ? nextStart(scheduling, options.now, { timeZone: organization.timeZone, anchor })
        : null,
    failuresInARow: 0,
  }
}

/** Intervals are counted from some minute of the day, so that not all of a team start at once. */
function seedAnchor(random: Random, today: number): number {
  return today - 365 * day + random.int(0, 24 * 60 - 1) * minute
}

/** Most are active; some are off, and each team has a few that are invalid or paused. */
function pickState(
  index: number,
  random: Random,
): Pick<Scenario, 'isActive' | 'isInvalid' | 'isPaused'> {
  const drawn = random.next()
  if (index % 29 === 17) return { isActive: false, isInvalid: true, isPaused: false }
  if (index % 41 === 23) return { isActive: true, isInvalid: false, isPaused: true }
  return { isActive: drawn > 0.16 || index === 0, isInvalid: false, isPaused: false }
}
