import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useKit } from './context.js'
import type { LiveStatus } from './live-status.js'
import { sessionQuery } from './session-query.js'
import { usePageInUse } from './usePageInUse.js'

/** Keeps the stream of changes open while a widget is mounted, somebody is signed in and the page is in use. Mounted once. */
export function useEventStream(): void {
  const kit = useKit()
  const { emit, hub } = kit
  const isWanted = useSyncExternalStore(hub.subscribe, hub.isWanted, () => false)
  const isInUse = usePageInUse()
  const { data: session } = useQuery({ ...sessionQuery(kit), enabled: isWanted }, kit.queryClient)
  const viewer = session && `${session.viewer.tenantId} ${session.viewer.userId}`
  const connectionId = session?.connection?.id ?? null

  useEffect(() => {
    if (!isWanted || !isInUse || viewer === undefined) return undefined
    return hub.listen({ viewer, connectionId })
  }, [connectionId, hub, isInUse, isWanted, viewer])

  const status = useLiveStatus()
  useEffect(() => {
    if (status === 'open' || status === 'down') emit({ type: 'live', status })
  }, [emit, status])
}

/** Whether changes are told, or will be in a moment; `false`: the stream is down, and what goes on must be asked for. */
export function useIsLive(): boolean {
  const { hub } = useKit()
  return useSyncExternalStore(
    hub.subscribe,
    () => hub.status() !== 'down',
    () => true,
  )
}

/** How the stream of changes stands. */
export function useLiveStatus(): LiveStatus {
  const { hub } = useKit()
  return useSyncExternalStore(hub.subscribe, hub.status, () => 'off')
}
