import DataLoader from 'dataloader'
import type { ConnectionScope } from '../store/scope.js'
import type { ScenarioRow } from './scenario-mapping.js'
import { findScenarioRows } from './scenarios.js'

interface Wanted {
  readonly scope: ConnectionScope
  readonly scenarioId: string
}

/** No look into the store asks for more scenarios than this. */
const mostAtOnce = 200
/** So long the next look gathers while one is under way, in ms; a slow one holds nobody up for longer. */
const gatherMs = 10

/**
 * Looks mirrored scenarios up by id: those that are asked for at once, by one statement for each connection. Nothing is
 * remembered, so that whoever asks sees what is stored now.
 */
export class ScenarioRows {
  readonly #loader: DataLoader<Wanted, ScenarioRow | null>
  /** How many looks are under way. */
  #looks = 0
  /** Begin the looks that gather now: more than one, where one is full. */
  readonly #gathering = new Set<() => void>()

  constructor() {
    this.#loader = new DataLoader((wanted) => this.#look(wanted), {
      cache: false,
      maxBatchSize: mostAtOnce,
      batchScheduleFn: (look) => this.#soon(look),
    })
  }

  #soon(look: () => void): void {
    if (this.#looks === 0) {
      setImmediate(look)
      return
    }
    const begin = () => {
      clearTimeout(timer)
      this.#gathering.delete(begin)
      look()
    }
    const timer = setTimeout(begin, gatherMs)
    this.#gathering.add(begin)
  }

  async #look(wanted: readonly Wanted[]): Promise<(ScenarioRow | Error | null)[]> {
    this.#looks += 1
    try {
      const rows = new Map((await Promise.all(byConnection(wanted).map(find))).flat())
      return wanted.map((one) => rows.get(one) ?? null)
    } finally {
      this.#looks -= 1
      for (const begin of this.#gathering) begin()
    }
  }

  /** The mirrored scenario, or `null`. */
  find(scope: ConnectionScope, scenarioId: string): Promise<ScenarioRow | null> {
    return this.#loader.load({ scope, scenarioId })
  }
}

function byConnection(wanted: readonly Wanted[]): Wanted[][] {
  const groups = new Map<string, Wanted[]>()
  for (const one of wanted) {
    const key = JSON.stringify([one.scope.tenantId, one.scope.connectionId])
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

async function find(group: readonly Wanted[]): Promise<[Wanted, ScenarioRow | Error | null][]> {
  const [first] = group
  if (!first) return []
  const ids = new Set(group.map(({ scenarioId }) => scenarioId))
  try {
    const rows = new Map(
      (await findScenarioRows(first.scope, [...ids])).map((row) => [row.id, row]),
    )
    return group.map((one) => [one, rows.get(one.scenarioId) ?? null])
  } catch (error) {
    // One connection's trouble is no other's.
    const failure =
      error instanceof Error ? error : new Error('The store failed.', { cause: error })
    return group.map((one) => [one, failure])
  }
}
