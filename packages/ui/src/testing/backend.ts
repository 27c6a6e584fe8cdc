import {
  endpoints,
  problems,
  problemType,
  roleAllows,
  type Capabilities,
  type Connection,
  type ConnectionStatus,
  type Dialect,
  type Endpoint,
  type EndpointName,
  type ProblemName,
  type Role,
} from '@inlaykit/shared'
import { answers, isAnswered, type AnswerContext, type JsonEndpointName } from './answers.js'
import { StoryProblem } from './story-problem.js'
import { capabilitiesOf } from './capabilities.js'
import { createStoryConnections } from './connections.js'
import { createEventHub, type EventHub } from './events.js'
import { InvalidRequest } from './lists.js'
import { createWorld, type Change, type StoryWorld } from './world.js'

/** What goes wrong at an endpoint: a problem of the contract, no answer at all, or one that never comes. */
export type Fault = ProblemName | 'network' | 'pending'

/** How a story's backend is set up. */
export interface StoryBackendOptions {
  /** What the viewer is. Default: `admin`. */
  role?: Role
  /** How many scenarios the tenant has. Default: 130. */
  scenarios?: number
  /** How many past runs there are, over 30 days. Default: 600. */
  executions?: number
  /** How many webhooks there are. Default: 8. */
  webhooks?: number
  /** How many people are in the organisation. Default: 7. */
  members?: number
  /** How many runs are under way at the start. Default: 0. */
  running?: number
  /** How long a run takes that starts in the story, in ms. Default: 3000. */
  runMs?: number
  /** How the connection stands. Default: `ok`. */
  connectionStatus?: ConnectionStatus
  /** Whether the tenant is connected to Make. Default: `true`. */
  connected?: boolean
  /** How long each answer takes, in ms. Default: 0. */
  latencyMs?: number
  /** What goes wrong, by endpoint. */
  faults?: Partial<Record<EndpointName, Fault>>
  /** Two stories with the same seed show the same. Default: 1. */
  seed?: number
  /** A tenant that has nothing yet. */
  empty?: boolean
  /** What the connection can do: that of a dialect, or everything, or one by one on top of that. Default: `all`. */
  capabilities?: Dialect | 'all' | Partial<Capabilities>
  /** Whether Make takes the keys that are connected in the story. Default: `true`. */
  acceptsKeys?: boolean
  /** Changes what there is before anything is read. */
  prepare?: (world: StoryWorld) => void
  /** Make's answers leave little of its budget, for so many ms: the notice of that is shown. Default: they leave enough. */
  budgetLowMs?: number
}

/** A backend that lives in the page: the whole contract in memory, with real rules and runs that take time. */
export interface StoryBackend {
  /**
   * For the provider's prop `baseUrl`. Each backend has its own, since pages of one browser that share an address and
   * a viewer also share their event stream.
   */
  readonly baseUrl: string
  /** For the provider's prop `fetch`. */
  readonly fetch: typeof globalThis.fetch
  /** Sends an event to every open stream. */
  emit(change: Change): void
  readonly world: StoryWorld
  readonly events: EventHub
  /** The requests answered so far, as `listScenarios ?search=x`. */
  readonly requests: readonly string[]
  /** Makes an endpoint fail from now on, or, with `null`, answer again. */
  fail(endpoint: EndpointName, fault: Fault | null): void
  /** Adds a connection as if it had been made elsewhere; what is left out is that of an API key that works. */
  addConnection(connection: Partial<Connection>): Connection
  /** Stops runs that are under way and breaks the streams. */
  close(): void
}

const patterns = Object.entries(endpoints).map(([name, endpoint]) => ({
  name: name as EndpointName,
  endpoint: endpoint as Endpoint,
  pattern: new RegExp(`^${endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
}))

/** Makes a {@link StoryBackend}. */
export function createStoryBackend(options: StoryBackendOptions = {}): StoryBackend {
  const { role = 'admin', latencyMs = 0, connected = true, capabilities = 'all' } = options
  const dialect = capabilities === 'guide' ? 'guide' : 'live'
  const events = createEventHub('c-1')
  const world = createWorld(
    {
      seed: options.seed ?? 1,
      scenarios: options.empty ? 0 : (options.scenarios ?? 130),
      executions: options.empty ? 0 : (options.executions ?? 600),
      running: options.empty ? 0 : (options.running ?? 0),
      runMs: options.runMs ?? 3000,
      webhooks: options.empty ? 0 : (options.webhooks ?? 8),
      members: options.members ?? 7,
      role,
    },
    (change) => events.emit(change),
  )
  options.prepare?.(world)
  const context: AnswerContext = {
    world,
    role,
    dialect,
    emit: (change) => events.emit(change),
    budgetLowMs: options.budgetLowMs,
    connections: createStoryConnections(
      {
        connected,
        status: options.connectionStatus ?? 'ok',
        acceptsKeys: options.acceptsKeys ?? true,
        dialect,
      },
      (change) => events.emit(change),
    ),
    capabilities: {
      ...capabilitiesOf(typeof capabilities === 'string' ? capabilities : 'all'),
      ...(typeof capabilities === 'string' ? {} : capabilities),
    },
  }
  const baseUrl = `/stories/${crypto.randomUUID()}/inlaykit`
  const faults = new Map<string, Fault>(Object.entries(options.faults ?? {}))
  const requests: string[] = []

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const path = url.pathname.startsWith(baseUrl) ? url.pathname.slice(baseUrl.length) : ''
    const found = patterns.find(
      ({ endpoint, pattern }) => endpoint.method === request.method && pattern.test(path),
    )
    if (!found) return problem('not-found', `There is no ${request.method} ${url.pathname}.`)
    const { name, endpoint, pattern } = found
    requests.push(`${name}${url.search ? ` ${url.search}` : ''}`)
    const fault = faults.get(name)
    if (fault === 'pending') await never(request.signal)
    if (latencyMs > 0) await pause(latencyMs, request.signal)
    if (fault === 'network') throw new TypeError('Failed to fetch')
    if (fault && fault !== 'pending') return problem(fault, `A fault of the story: ${fault}.`)

    if (endpoint.permission !== 'none') {
      if (request.headers.get('X-Inlaykit') !== '1') {
        return problem('forbidden', 'The header X-Inlaykit is missing.')
      }
      if (endpoint.permission !== 'any' && !roleAllows(role, endpoint.permission)) {
        return problem('forbidden', `The role ${role} does not include ${endpoint.permission}.`)
      }
    }
    if (name === 'beginOAuth' || name === 'completeOAuth') {
      return problem('unsupported', 'A story has no Make to go to.')
    }
    if (name === 'streamEvents') {
      return events.open(request.headers.get('Last-Event-ID'), request.signal)
    }
    if (
      endpoint.usesConnection &&
      context.connections.list().length === 0 &&
      name !== 'getSession'
    ) {
      return problem('not-connected', 'The tenant is not connected to Make.')
    }
    if (!isAnswered(name)) return problem('unsupported', 'A story has none of these.')
    return handle(name, endpoint, {
      params: { ...pattern.exec(path)?.groups },
      query: Object.fromEntries(url.searchParams),
      body: endpoint.body ? parseJson(await request.text()) : undefined,
    })
  }

  async function handle(
    name: JsonEndpointName,
    endpoint: Endpoint,
    raw: { params: unknown; query: unknown; body: unknown },
  ): Promise<Response> {
    const parsed: Record<string, unknown> = {}
    for (const part of ['params', 'query', 'body'] as const) {
      const result = endpoint[part]?.safeParse(raw[part])
      if (result?.success === false) {
        const errors = result.error.issues.map((issue) => ({
          path: [part, ...issue.path].join('.'),
          message: issue.message,
        }))
        return problem('validation', 'The request is not valid.', errors)
      }
      parsed[part] = result?.data
    }
    try {
      // The table ties each name to its types; here every endpoint is handled alike.
      const handler = answers[name] as (request: unknown, context: AnswerContext) => unknown
      const body = await handler(parsed, context)
      if (endpoint.response === null) return new Response(null, { status: endpoint.status ?? 204 })
      // What the contract does not allow must not reach a story.
      return json(endpoint.response.parse(body), endpoint.status ?? 200)
    } catch (error) {
      if (error instanceof StoryProblem) return problem(error.problem, error.message)
      if (error instanceof InvalidRequest) {
        const errors = [{ path: `${error.place}.${error.path}`, message: error.message }]
        return problem('validation', 'The request is not valid.', errors)
      }
      throw error
    }
  }

  return {
    baseUrl,
    fetch: (input, init) => {
      const address = input instanceof Request ? input.url : String(input)
      return answer(new Request(new URL(address, 'http://story.test'), init))
    },
    emit: (change) => events.emit(change),
    addConnection: (connection) => context.connections.add(connection),
    world,
    events,
    requests,
    fail(endpoint, fault) {
      if (fault === null) faults.delete(endpoint)
      else faults.set(endpoint, fault)
    },
    close() {
      world.close()
      events.drop()
    },
  }
}

function parseJson(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function json(body: unknown, status: number): Response {
  return Response.json(body, { status })
}

function problem(
  name: ProblemName,
  detail: string,
  errors?: readonly { path: string; message: string }[],
): Response {
  const { status, title } = problems[name]
  const body = { type: problemType(name), title, status, detail, instance: 'story', errors }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    })
  })
}
