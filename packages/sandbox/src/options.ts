import { dialects, type Dialect } from './http/environment.js'
import { isRedirectUri, redirectUriRule } from './oauth/clients.js'
import type { Clock } from './world/clock.js'
import { plans, type Plan } from './world/plans.js'

/** How a sandbox shall be. Everything has a default. */
export interface SandboxOptions {
  /** What plain `/api/v2` speaks. Default `live`, so that Make's own SDK works unchanged. */
  readonly dialect?: Dialect
  /** The plan of every organisation; rate limits follow from it. Default `core`. */
  readonly plan?: Plan
  /** From what the world grows: the same seed gives the same world. Default 42. */
  readonly seed?: number
  /** How many times faster than life executions run. Default 1: 0.3 to 3 s a module. */
  readonly speed?: number
  /** Whether scenarios also start by themselves: by their schedules, and by webhooks coming in. Default `true`. */
  readonly scheduler?: boolean
  /** Scenarios in the first team of the first two organisations. Default 132 and 124. */
  readonly scenariosPerTeam?: number
  /** Days of history behind every scenario. Default 90. */
  readonly historyDays?: number
  /** Default the machine's. */
  readonly clock?: 'real' | Clock
  /** Whether rate limits hold. Default `true`. */
  readonly rateLimits?: boolean
  /**
   * Where the OAuth client that is there from the start may send people back to, to the letter, beside
   * `http://127.0.0.1:8787/api/inlaykit/oauth/callback` and the same on `localhost`.
   */
  readonly redirectUris?: readonly string[]
}

/** So many scenarios a team can have at most: more would run into the ids of the next team. */
const mostScenarios = 6000

const isWhole = (value: number, least: number, most: number) =>
  Number.isSafeInteger(value) && value >= least && value <= most

/**
 * What is wrong with options, each in words that say what to give instead.
 * @param nameOf how an option is called where it was given, for example `--seed`
 */
export function optionFaults(
  options: SandboxOptions,
  nameOf: (option: keyof SandboxOptions) => string = (option) => option,
): string[] {
  const { dialect, plan, seed, speed, scenariosPerTeam, historyDays, redirectUris } = options
  const faults: string[] = []
  const check = (option: keyof SandboxOptions, isRight: boolean, wanted: string) => {
    if (!isRight) faults.push(`${nameOf(option)} must be ${wanted}.`)
  }

  if (dialect !== undefined) {
    check('dialect', dialects.includes(dialect), `one of ${dialects.join(', ')}`)
  }
  if (plan !== undefined) check('plan', plans.includes(plan), `one of ${plans.join(', ')}`)
  if (seed !== undefined) check('seed', Number.isSafeInteger(seed), 'a whole number')
  if (speed !== undefined) {
    check('speed', Number.isFinite(speed) && speed > 0 && speed <= 1e6, 'a number above 0')
  }
  if (scenariosPerTeam !== undefined) {
    check(
      'scenariosPerTeam',
      isWhole(scenariosPerTeam, 0, mostScenarios),
      `a whole number from 0 to ${mostScenarios}`,
    )
  }
  if (historyDays !== undefined) {
    check('historyDays', isWhole(historyDays, 0, 365), 'a whole number from 0 to 365')
  }
  for (const uri of redirectUris ?? []) {
    check('redirectUris', isRedirectUri(uri), `${redirectUriRule}; ${JSON.stringify(uri)} is not`)
  }
  return faults
}
