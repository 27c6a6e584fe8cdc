import { useSyncExternalStore } from 'react'

const subscribe = (): (() => void) => () => undefined

/** False on the server and in the render that takes its HTML over; true from then on, and at once without server HTML. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
}
