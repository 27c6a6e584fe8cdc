import { endpoints, type EndpointName } from '@inlaykit/shared'
import type { Fault, StoryBackendOptions } from './backend.js'

/** What a widget may be in, whichever it is; the toolbar of the stories offers each. */
export const storyStates = [
  'full',
  'empty',
  'loading',
  'slow',
  'offline',
  'unavailable',
  'upstream-timeout',
  'unauthenticated',
  'forbidden',
  'rate-limited',
  'conflict',
  'not-connected',
  'reconnect-required',
] as const

/** One of {@link storyStates}. */
export type StoryState = (typeof storyStates)[number]

/** What the toolbar calls them. */
export const stateTitles: Readonly<Record<StoryState, string>> = {
  full: 'Full',
  empty: 'Empty',
  loading: 'Loading, for ever',
  slow: 'Answers take 2 s',
  offline: 'No network',
  unavailable: '503: server down',
  'upstream-timeout': '504: Make does not answer',
  unauthenticated: '401: signed out',
  forbidden: '403: not allowed',
  'rate-limited': '429: too many requests',
  conflict: '409 at each action',
  'not-connected': 'Not connected to Make',
  'reconnect-required': 'Connection to be renewed',
}

type Faults = NonNullable<StoryBackendOptions['faults']>

// Without the session most widgets have nothing to tell apart, and the stream is tried again for ever.
const aside: ReadonlySet<string> = new Set(['getSession', 'streamEvents'])
const names = Object.keys(endpoints) as EndpointName[]
const reads = names.filter((name) => endpoints[name].method === 'GET' && !aside.has(name))
const changes = names.filter((name) => endpoints[name].method !== 'GET')

const failing = (which: readonly EndpointName[], fault: Fault): Faults =>
  Object.fromEntries(which.map((name) => [name, fault]))

/** How a backend is made for a state. */
export function optionsOf(state: StoryState): StoryBackendOptions {
  switch (state) {
    case 'full':
      return {}
    case 'empty':
      // Somebody looks at the team.
      return { empty: true, members: 1 }
    case 'slow':
      return { latencyMs: 2_000 }
    case 'not-connected':
      return { connected: false }
    case 'reconnect-required':
      return { connectionStatus: 'reconnect-required' }
    default:
      return { faults: faultsOf(state) }
  }
}

function faultsOf(
  state: Exclude<StoryState, 'full' | 'empty' | 'slow' | 'not-connected' | 'reconnect-required'>,
): Faults {
  switch (state) {
    case 'loading':
      return failing(['getSession', ...reads], 'pending')
    case 'offline':
      return failing([...reads, ...changes], 'network')
    case 'conflict':
      return failing(changes, 'conflict')
    default:
      return failing([...reads, ...changes], state)
  }
}
