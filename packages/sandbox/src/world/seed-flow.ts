import type { Flow, Recipe, When } from './catalogue/recipes.js'
import type { FlowModule } from './model.js'
import type { Random } from './random.js'
import type { Scheduling } from './schedules.js'

const versions: Readonly<Record<string, number>> = {
  'google-sheets': 2,
  'google-email': 2,
  'google-drive': 4,
  slack: 4,
  airtable: 3,
  http: 3,
  hubspotcrm: 2,
  'openai-gpt-3': 1,
}

/** Builds the modules of a blueprint: branches hang on a router of their own. */
export function buildFlow(flow: Flow): FlowModule[] {
  let id = 0
  const one = (module: string): FlowModule => {
    const app = module.slice(0, module.lastIndexOf(':'))
    id++
    return {
      id,
      module,
      version: versions[app] ?? 1,
      mapper: {},
      ...(id === 1 && isListener(module) && { listener: true }),
    }
  }
  const modules: FlowModule[] = []
  const branches = flow.filter((step) => typeof step !== 'string')
  for (const step of flow) if (typeof step === 'string') modules.push(one(step))
  if (branches.length > 0) {
    const router = one('builtin:BasicRouter')
    modules.push({ ...router, routes: branches.map((branch) => branch.map(one)) })
  }
  return modules
}

/** Whether a module is a trigger that is told of news instead of asking for them. */
function isListener(module: string): boolean {
  return module === 'gateway:CustomWebHook' || /:watch/.test(module)
}

const clockTime = (random: Random) =>
  `${String(random.int(5, 20)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`

const day = 86_400_000

/** The schedule of one scenario of a recipe. `today`: the first moment of the day on which the sandbox starts. */
export function pickScheduling(when: When, random: Random, today: number): Scheduling {
  switch (when) {
    case 'webhook':
      return { type: 'immediately' }
    case 'demand':
      return { type: 'on-demand' }
    case 'every 5 min':
      return { type: 'indefinitely', interval: 300 }
    case 'every 15 min':
      return { type: 'indefinitely', interval: 900 }
    case 'every 30 min':
      return { type: 'indefinitely', interval: 1800 }
    case 'hourly':
      return { type: 'indefinitely', interval: 3600 }
    case 'every 3 h':
      return { type: 'indefinitely', interval: 10_800 }
    case 'every 12 h':
      return { type: 'indefinitely', interval: 43_200 }
    case 'daily':
      return { type: 'daily', time: clockTime(random) }
    case 'weekly':
      return {
        type: 'weekly',
        days: random.chance(0.3) ? [1, 4] : [random.int(1, 5)],
        time: clockTime(random),
      }
    case 'monthly':
      return {
        type: 'monthly',
        days: random.chance(0.3) ? [1, 15] : [random.int(1, 5)],
        time: clockTime(random),
      }
    case 'yearly':
      return { type: 'yearly', months: [11], days: [random.int(20, 28)], time: clockTime(random) }
    default:
      return {
        type: 'once',
        date: new Date(
          today + random.int(2, 40) * day + random.int(6, 20) * 3_600_000,
        ).toISOString(),
      }
  }
}

/** How many runs a day come from outside. */
export function pickRunsPerDay(recipe: Recipe, random: Random): number {
  if (recipe.when === 'webhook') return random.pick([2, 5, 8, 14, 22, 35, 60])
  return recipe.when === 'demand' ? random.pick([0.3, 1, 2, 4]) : 0
}

/** The name of the variant `index` of a recipe, or `undefined` if it has fewer. */
export function nameVariant(
  recipe: Recipe,
  index: number,
  { markets, brands }: { readonly markets: readonly string[]; readonly brands: readonly string[] },
): string | undefined {
  const { name } = recipe
  if (name.includes('{brand}') && name.includes('{n}')) {
    return name
      .replace('{brand}', brands[index % brands.length] ?? '')
      .replace('{n}', String(Math.floor(index / brands.length) + 1))
  }
  if (name.includes('{n}')) return name.replace('{n}', String(index + 1))
  const list = name.includes('{market}') ? markets : name.includes('{brand}') ? brands : ['']
  const value = list[index]
  return value === undefined ? undefined : name.replace('{market}', value).replace('{brand}', value)
}
