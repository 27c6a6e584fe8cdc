import { z } from 'zod'
import type { Schedule } from '@inlaykit/shared'
import { DomainError, unsupported } from '../../core/errors.js'
import { requireWire } from '../../schedules/translation.js'
import { isRecord, readableBlueprint } from '../blueprint-form.js'
import { optionalTime, parseAnswer } from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { ScenarioChanges } from '../port/scenarios.js'
import { LiveBlueprint, requireBlueprint, withSettings } from './blueprint.js'
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

const LiveEdit = z.object({ scenario: z.object({ lastEdit: optionalTime }) })

/** When the scenario was last edited; `null` where Make doesn't tell. */
async function readLastEdit(scenarioId: string, { upstream, call }: Means): Promise<string | null> {
  const path = pathOf('scenarios', scenarioId)
  const { body } = await upstream.request({ method: 'GET', path }, call)
  return parseAnswer(LiveEdit, body, 'scenario').scenario.lastEdit
}

/**
 * The present blueprint with other settings, which Make keeps nowhere else. Make has no write that holds for one version
 * alone: an edit that comes between the last look and the write is lost all the same, so that look comes last.
 * @throws DomainError `conflict` when somebody has edited the scenario meanwhile
 */
async function writeSettings(
  scenarioId: string,
  settings: Pick<ScenarioChanges, 'maxErrors' | 'autoCommit'>,
  means: Means,
): Promise<Readonly<Record<string, unknown>>> {
  const before = await readLastEdit(scenarioId, means)
  const path = pathOf('scenarios', scenarioId, 'blueprint')
  const { body } = await means.upstream.request({ method: 'GET', path }, means.call)
  const { blueprint } = parseAnswer(LiveBlueprint, body, 'blueprint').response
  if (!isRecord(blueprint) || !Array.isArray(blueprint['flow'])) {
    throw new DomainError(
      'upstream-unavailable',
      "Make's answer has an unexpected shape (blueprint). Try again later.",
    )
  }
  if ((await readLastEdit(scenarioId, means)) !== before) {
    throw new DomainError(
      'conflict',
      'The scenario was edited at Make at the same moment. Look at it again, and then change it.',
    )
  }
  return withSettings(readableBlueprint(blueprint), settings)
}

/**
 * What a change of a scenario is as a body for Make: schedule and blueprint are JSON in texts there.
 * @throws DomainError before anything is written: `unsupported` for what Make doesn't have, `validation` for what is no
 *   blueprint, `conflict` when somebody has edited meanwhile what would be overwritten
 */
export async function toUpdate(
  scenarioId: string,
  changes: Omit<ScenarioChanges, 'active'>,
  means: Means,
): Promise<Record<string, unknown>> {
  const {
    folderId,
    schedule,
    priority,
    maxErrors,
    autoCommit,
    blueprint: given,
    ...texts
  } = changes
  if (priority !== undefined) throw unsupported('A priority of a scenario')
  if (given) requireBlueprint(given)
  const scheduling = schedule && (await writeSchedule(schedule, means))
  const settings = { maxErrors, autoCommit }
  const isSet = maxErrors !== undefined || autoCommit !== undefined
  let blueprint: Readonly<Record<string, unknown>> | undefined
  if (given) {
    const named = texts.name === undefined ? given : { ...given, name: texts.name }
    blueprint = withSettings(named, settings)
  } else if (isSet) {
    blueprint = await writeSettings(scenarioId, settings, means)
  }
  return {
    ...texts,
    ...(folderId !== undefined && { folderId: folderId === null ? null : Number(folderId) }),
    ...(scheduling && { scheduling: JSON.stringify(scheduling) }),
    ...(blueprint && { blueprint: JSON.stringify(blueprint) }),
  }
}
