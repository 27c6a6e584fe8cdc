import type { Schedule } from '@inlaykit/shared'
import { DomainError, unsupported } from '../../core/errors.js'
import { requireWire } from '../../schedules/translation.js'
import { parseAnswer } from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { ScenarioChanges } from '../port/scenarios.js'
import { LiveBlueprint, withSettings } from './blueprint.js'
import { toScheduling, type LiveWire } from './schedule.js'
import { readTimeZone } from './time-zone.js'

/** What is asked of Make on the way. */
export interface Means {
  readonly upstream: Upstream
  readonly scope: MakeScope
  readonly call: MakeCall
}

/** A schedule in Make's words. The organisation's zone is read only where something hangs on it. */
export async function writeSchedule(schedule: Schedule, means: Means): Promise<LiveWire> {
  const told = toScheduling(schedule, null)
  if (!('refused' in told) || told.refused !== 'zone') return requireWire(told)
  const ownZone = await readTimeZone(means.upstream, means.scope, means.call)
  return requireWire(toScheduling(schedule, ownZone))
}

/** The present blueprint with other settings, which Make keeps nowhere else. */
async function writeSettings(
  scenarioId: string,
  settings: Readonly<Record<string, unknown>>,
  { upstream, call }: Means,
): Promise<string> {
  const path = pathOf('scenarios', scenarioId, 'blueprint')
  const { body } = await upstream.request({ method: 'GET', path }, call)
  const { blueprint } = parseAnswer(LiveBlueprint, body, 'blueprint').response
  const changed = withSettings(blueprint, settings)
  if (changed) return JSON.stringify(changed)
  throw new DomainError(
    'upstream-unavailable',
    "Make's answer has an unexpected shape (blueprint). Try again later.",
  )
}

/**
 * What a change of a scenario is as a body for Make: schedule and blueprint are JSON in texts there.
 * @throws DomainError `unsupported` for what Make doesn't have
 */
export async function toUpdate(
  scenarioId: string,
  changes: Omit<ScenarioChanges, 'active'>,
  means: Means,
): Promise<Record<string, unknown>> {
  const { folderId, schedule, priority, maxErrors, autoCommit, ...texts } = changes
  if (priority !== undefined) throw unsupported('A priority of a scenario')
  const scheduling = schedule && (await writeSchedule(schedule, means))
  const settings = {
    ...(maxErrors !== undefined && { maxErrors }),
    ...(autoCommit !== undefined && { autoCommit }),
  }
  return {
    ...texts,
    ...(folderId !== undefined && { folderId: folderId === null ? null : Number(folderId) }),
    ...(scheduling && { scheduling: JSON.stringify(scheduling) }),
    ...(Object.keys(settings).length > 0 && {
      blueprint: await writeSettings(scenarioId, settings, means),
    }),
  }
}
