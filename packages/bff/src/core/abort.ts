import { setMaxListeners } from 'node:events'

/**
 * An abort controller whose signal many may listen to at once: Node takes more than ten for a leak and says so on stderr.
 */
export function createAbortController(): AbortController {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  return controller
}
