import { isDomainError } from '../core/errors.js'
import type { Logger } from '../core/logger.js'
import type { MirroredConnection } from './mirrored-connection.js'

/** Runs `work`; a failure is no more than a log line, since what is mirrored stays. It never rejects. */
export type InBackground = (
  connection: MirroredConnection,
  what: string,
  work: () => Promise<unknown>,
) => Promise<void>

/** @param logger is told of failures, at the level `debug` */
export function createInBackground(logger: Logger): InBackground {
  return async ({ tenantId, connectionId }, what, work) => {
    try {
      await work()
    } catch (error) {
      logger.debug(
        {
          tenantId,
          connectionId,
          what,
          problem: isDomainError(error) ? error.problem : String(error),
        },
        'a background read failed',
      )
    }
  }
}
