import type { Viewer } from '@inlaykit/shared'
import { DomainError } from '../core/errors.js'

/** How many event streams may be open at once. */
export interface StreamLimits {
  readonly streamsPerViewer: number
  readonly streamsPerTenant: number
  readonly streams: number
}

/** Counts the open streams. */
export interface StreamSlots {
  /**
   * Takes a place for one stream of `viewer`; the function it answers gives it back, once however often it is called.
   * @throws DomainError `rate-limited`
   */
  take(viewer: Viewer): () => void
}

/** After how many seconds somebody who was refused may try again. */
const retryAfter = 30

/** Keeps one person, one tenant or everybody together from holding more streams than this process can serve. */
export function createStreamSlots(limits: StreamLimits): StreamSlots {
  const open = new Map<string, number>()

  return {
    take(viewer) {
      const counted = [
        { key: 'all', most: limits.streams, whose: 'for this server' },
        {
          key: JSON.stringify([viewer.tenantId]),
          most: limits.streamsPerTenant,
          whose: 'for this tenant',
        },
        {
          key: JSON.stringify([viewer.tenantId, viewer.userId]),
          most: limits.streamsPerViewer,
          whose: 'for this person',
        },
      ]
      for (const { key, most, whose } of counted) {
        if ((open.get(key) ?? 0) < most) continue
        throw new DomainError(
          'rate-limited',
          `Too many event streams are open ${whose}: ${most} at most. Close one or try later.`,
          { retryAfter },
        )
      }
      for (const { key } of counted) open.set(key, (open.get(key) ?? 0) + 1)

      let taken = true
      return () => {
        if (!taken) return
        taken = false
        for (const { key } of counted) {
          const left = (open.get(key) ?? 1) - 1
          if (left > 0) open.set(key, left)
          else open.delete(key)
        }
      }
    },
  }
}
