import { endpoints, type Endpoint, type EndpointName } from '@inlaykit/shared'
import { isDomainError } from '../core/errors.js'
import { logSafe, type Logger } from '../core/logger.js'
import type { CacheOutcome, RequestRecord } from '../core/request-record.js'
import { isOurFault } from './problems.js'

/** What the log line of a request gathers on its way. */
export interface LogFields {
  requestId: string
  method: string
  route: EndpointName | null
  tenantId?: string
  status?: number
  durationMs?: number
  upstreamCalls?: number
  retries?: number
  queueWaitMs?: number
  cache?: CacheOutcome
  problem?: string
  err?: unknown
}

/** The line's beginning. */
export function logFields(
  requestId: string,
  method: string,
  route: EndpointName | undefined,
): LogFields {
  return { requestId, method: logSafe(method), route: route ?? null }
}

/** Notes what became of a request that was not answered as it should. */
export function noteProblem(fields: LogFields, error: unknown): void {
  fields.problem = isDomainError(error) ? error.problem : 'internal'
  if (isOurFault(error)) fields.err = error
}

/** Writes the one line of a request, whichever way it was answered. */
export function writeLine(
  logger: Logger,
  fields: LogFields,
  end: { readonly status: number; readonly durationMs: number; readonly record: RequestRecord },
): void {
  const { status, durationMs, record } = end
  fields.status = status
  fields.durationMs = Math.round(durationMs)
  fields.upstreamCalls = record.upstreamCalls
  fields.retries = record.retries
  fields.queueWaitMs = Math.round(record.queueWaitMs)
  fields.cache = record.cache
  const endpoint: Endpoint | null = fields.route && endpoints[fields.route]
  if (fields.err !== undefined) logger.error(fields, 'request failed')
  else if (endpoint?.permission === 'none') logger.debug(fields, 'request answered')
  else logger.info(fields, 'request answered')
}

/** Whether the line of a request that was answered is of use to anybody: not, where the logger drops it. */
export function isLineWanted(logger: Logger): boolean {
  return logger.isLevelEnabled?.('info') ?? true
}
