import type { PreviewScheduleInput, Schedule, SchedulePreview, Viewer } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { invalidInput, isDomainError } from '../../core/errors.js'
import type { ScenarioRow } from '../../mirror/scenario-mapping.js'
import { callFor } from '../../make/port/call.js'
import { nextRuns } from '../../schedules/next-runs.js'
import { canonicalZone } from '../../schedules/time-zone.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import { OrganizationZones } from './organization-zones.js'
import { requireSchedule } from './schedules.js'
import type { ScenarioService } from './service.js'

interface PreviewParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly clock: Clock
}

/** What of a tenant's the next runs may hang on. */
interface Place {
  readonly connection: OpenConnection | null
  readonly row: ScenarioRow | null
}

/** Whether it depends on the organisation's zone when the runs are. */
function hangsOnZone(schedule: Schedule): boolean {
  if ('restrict' in schedule && schedule.restrict !== undefined) return true
  return 'time' in schedule && schedule.timeZone === undefined
}

/** The run from which Make counts an interval: known as long as the scenario has had that interval before. */
function anchorOf(schedule: Schedule, row: ScenarioRow | null): number | undefined {
  if (!row || row.status !== 'active' || schedule.kind !== 'interval') return undefined
  const kept = row.row.schedule
  if (kept?.kind !== 'interval' || kept.seconds !== schedule.seconds) return undefined
  return row.nextRunAt?.getTime()
}

/** When schedules start their scenarios, also those that nobody has saved yet. */
export class PreviewService {
  readonly #parts: PreviewParts
  readonly #zones: OrganizationZones

  constructor(parts: PreviewParts) {
    this.#parts = parts
    this.#zones = new OrganizationZones(parts.clock)
  }

  /**
   * The next runs of a schedule.
   * @throws DomainError `validation` for one that can't be read or never comes
   */
  async preview(
    viewer: Viewer,
    connectionId: string | undefined,
    { schedule, scenarioId, timeZone: named, count }: PreviewScheduleInput,
    signal: AbortSignal,
  ): Promise<SchedulePreview> {
    if (named !== undefined && canonicalZone(named) === null) {
      throw invalidInput([
        { path: 'body.timeZone', message: 'must be a time zone such as America/New_York' },
      ])
    }
    const isZoneWanted = named === undefined && hangsOnZone(schedule)
    const { connection, row } = await this.#place(viewer, connectionId, scenarioId, signal, {
      isNeeded: isZoneWanted,
    })
    const told =
      isZoneWanted && connection
        ? await this.#zones.find(connection, callFor(viewer, signal))
        : null
    const timeZone = named ?? told ?? 'UTC'
    const now = this.#parts.clock.now()
    requireSchedule(schedule, now, timeZone)
    const anchor = anchorOf(schedule, row)
    const { runs } = nextRuns(schedule, { after: now, anchor, timeZone, count })
    return {
      runs: runs.map((at) => new Date(at).toISOString()),
      timeZone,
      ...(isZoneWanted && told === null && { zoneAssumed: true }),
    }
  }

  async #place(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string | undefined,
    signal: AbortSignal,
    { isNeeded }: { readonly isNeeded: boolean },
  ): Promise<Place> {
    const { connections, scenarios } = this.#parts
    if (scenarioId !== undefined) {
      return scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    }
    if (connectionId === undefined && !isNeeded) return { connection: null, row: null }
    try {
      return { connection: await connections.open(viewer, connectionId), row: null }
    } catch (error) {
      // A schedule can be looked at before anything is connected.
      if (connectionId !== undefined || !isDomainError(error, 'not-connected')) throw error
      return { connection: null, row: null }
    }
  }
}
