import type { Scenario } from '@inlaykit/shared'
import { useMemo } from 'react'
import { useIsLive } from '../../client/useEventStream.js'
import { usePages, type PagesReading } from '../../client/usePages.js'
import { useUpdates } from '../../client/useRead.js'
import { scenariosQuery, type ScenarioQuery } from './queries.js'
import { loadScenarioChanges } from './load-changes.js'
import { usePendingStatuses } from './usePendingStatuses.js'

/** Without the stream of changes running scenarios are looked at this often, in ms. */
const pollMs = 4_000

/** A list of scenarios, and how its reading stands. */
export interface ScenariosResult extends PagesReading {
  /** Those loaded so far. */
  readonly scenarios: readonly Scenario[]
}

/** Scenarios that match a query, page by page, kept current by the stream of changes. */
export function useScenarios(query: ScenarioQuery = {}): ScenariosResult {
  const kit = useUpdates(loadScenarioChanges)
  const isLive = useIsLive()
  const asPending = usePendingStatuses()
  const { reading, rows } = usePages(
    kit,
    {
      ...scenariosQuery(kit, query),
      refetchInterval: ({ state }) =>
        !isLive &&
        state.data?.pages.some(({ items }) =>
          items.some(({ lastRunStatus }) => lastRunStatus === 'running'),
        )
          ? pollMs
          : false,
    },
    kit.scope,
  )
  const scenarios = useMemo(
    () => (asPending === undefined ? rows : rows.map((row) => asPending(row))),
    [asPending, rows],
  )
  return { scenarios, ...reading }
}
