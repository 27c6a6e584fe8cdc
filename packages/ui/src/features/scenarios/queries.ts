import type { Page, Scenario, ScenarioSort, ScenarioStatus, Schedule } from '@inlaykit/shared'
import type { InfiniteData } from '@tanstack/react-query'
import type { Kit } from '../../client/context.js'
import { read, readPages } from '../../client/read.js'
import { scenarioKeys } from '../../client/scenario-keys.js'

/** What a list of scenarios is asked. */
export interface ScenarioQuery {
  /** Looks in name, description and apps, whatever the case. */
  readonly search?: string | undefined
  /** Any of these; all when absent or empty. */
  readonly status?: readonly ScenarioStatus[] | undefined
  /** The id of a folder; all when absent. */
  readonly folder?: string | null | undefined
  /** `name` by default; `-` before it means descending. */
  readonly sort?: ScenarioSort | undefined
  /** Rows of a page, 1 to 100; 50 by default. */
  readonly pageSize?: number | undefined
}

/** The pages of a list as the query cache holds them. */
export type ScenarioPages = InfiniteData<Page<Scenario>>

/** A query in its one spelling, so that queries that mean the same get the same key. */
export type NormalQuery = ReturnType<typeof askOf> & { readonly limit: number }

/** What the server is asked for a query, but for the page. */
export function askOf({ search, status, folder, sort = 'name' }: ScenarioQuery) {
  return {
    search: search?.trim() || undefined,
    status: [...new Set(status)].sort(),
    folder: folder || undefined,
    sort,
  } as const
}

type Reader = Pick<Kit, 'client' | 'scope'>

/** How a list of scenarios is read and kept, page by page. */
export function scenariosQuery({ client, scope }: Reader, asked: ScenarioQuery) {
  const query: NormalQuery = { ...askOf(asked), limit: asked.pageSize ?? 50 }
  return readPages(scenarioKeys.list(scope, query), (cursor, signal) =>
    client.call('GET /scenarios?connection', { query: { ...query, cursor } }, { signal }),
  )
}

/** How one scenario is read and kept, with its modules and inputs. */
export function scenarioQuery({ client, scope }: Reader, scenarioId: string) {
  return read(scenarioKeys.one(scope, scenarioId), (signal) =>
    client.call('GET /scenarios/:scenarioId?connection', { params: { scenarioId } }, { signal }),
  )
}

/** How the folders are read and kept. */
export function foldersQuery({ client, scope }: Reader) {
  return read(
    scenarioKeys.folders(scope),
    async (signal) => (await client.call('GET /folders?connection', {}, { signal })).items,
    5 * 60_000,
  )
}

/** What a preview of a schedule is asked. */
export interface SchedulePreviewQuery {
  readonly schedule: Schedule
  /** The organization's time zone, in which times of day without one of their own are meant; by default that of the connection’s. */
  readonly timeZone?: string | undefined
  /** The scenario whose schedule it is, or is to become: an interval that stays goes on from the run that Make has planned. */
  readonly scenarioId?: string | undefined
  /** That planned run, where it is known: when it has passed and another one is planned, the runs are read again. */
  readonly nextRunAt?: string | null | undefined
  /** How many runs, 1 to 50; 5 by default. */
  readonly count?: number | undefined
}

/** How the next runs of a schedule are read and kept. */
export function schedulePreviewQuery({ client, scope }: Reader, asked: SchedulePreviewQuery) {
  const { nextRunAt, count = 5, ...told } = asked
  const body = { ...told, count }
  return read(scenarioKeys.preview(scope, { ...body, nextRunAt }), (signal) =>
    client.call('POST /schedules/preview?connection', { body }, { signal }),
  )
}
