import { z } from 'zod'
import type { ScenarioStatus } from '@inlaykit/shared'
import {
  optional,
  optionalCount,
  optionalId,
  optionalText,
  optionalTime,
  upstreamId,
} from '../parse.js'
import { pathOf } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { MakeScenario } from '../port/scenarios.js'
import { toSchedule } from './schedule.js'

/** A scenario as Make tells it, in a list or alone. */
export const LiveScenario = z.object({
  id: upstreamId,
  name: z.string(),
  teamId: optionalId,
  folderId: optionalId,
  description: optionalText,
  isActive: optional(z.boolean()),
  isinvalid: optional(z.boolean()),
  isPaused: optional(z.boolean()),
  usedPackages: optional(z.array(z.string())),
  scheduling: z.unknown().optional(),
  dlqCount: optionalCount,
  nextExec: optionalTime,
  operations: optionalCount,
  created: optionalTime,
  lastEdit: optionalTime,
})
/** A scenario as Make tells it. */
export type LiveScenario = z.infer<typeof LiveScenario>

/** One scenario, as it is answered. */
export const LiveOne = z.object({ scenario: LiveScenario })

/** Of several states the one that hinders most is shown. */
function toStatus({ isinvalid, isPaused, isActive }: LiveScenario): ScenarioStatus {
  if (isinvalid) return 'invalid'
  if (isPaused) return 'paused'
  return isActive ? 'active' : 'inactive'
}

/** Packages are told once for each module, and those of an own app with a prefix. */
function toApps(packages: readonly string[] | null | undefined): string[] | null {
  return packages ? [...new Set(packages.map((name) => name.replace(/^app#/, '')))] : null
}

/** Make's row in the contract's words. */
export function toScenario(row: LiveScenario, { editorOrigin }: MakeScope): MakeScenario {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: toStatus(row),
    folderId: row.folderId ?? null,
    schedule: toSchedule(row.scheduling),
    apps: toApps(row.usedPackages),
    moduleCount: null,
    editorUrl:
      editorOrigin === null || !row.teamId
        ? null
        : editorOrigin + pathOf(row.teamId, 'scenarios', row.id, 'edit'),
    lastRunAt: null,
    nextRunAt: row.nextExec,
    incompleteCount: row.dlqCount ?? null,
    operations: row.operations ?? null,
    createdAt: row.created,
    updatedAt: row.lastEdit,
  }
}
