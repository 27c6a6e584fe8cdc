import { createNoopMeter, type Attributes, type Meter } from '@opentelemetry/api'
import { endpoints, type EndpointName } from '@inlaykit/shared'
import type { CacheOutcome } from '../core/request-record.js'
import { durationBounds, type Instruments } from './instruments.js'
import type { TellValue } from './kept-distribution.js'

/** What is told of a request that ended. */
export interface EndedRequest {
  readonly endpoint: EndpointName | null
  /** One of few; `_OTHER` stands for all others. */
  readonly method: string
  /** The whole address, for its scheme. */
  readonly url: string
  readonly status: number
  readonly durationMs: number
  /** What went wrong, where it was a fault. */
  readonly error: string | undefined
  readonly cache: CacheOutcome
  /** Whether the host measures the request itself. */
  readonly isInner: boolean
}

/** What requests that end alike are told by. */
interface Series {
  readonly took: TellValue
  readonly http: Attributes
  readonly https: Attributes
}

/** The path of an endpoint as its pages see it, with its parameters by name. */
export function routeOf(basePath: string, endpoint: EndpointName | null): string | undefined {
  return endpoint === null ? undefined : basePath + endpoints[endpoint].path
}

/**
 * Counts requests and how long they took. An answer from memory costs so little that its labels must not be made anew: all
 * requests that end alike share them.
 */
export function createRequestSeries(parts: {
  readonly basePath: string
  readonly meter: Meter
  readonly instruments: Instruments
}): (ended: EndedRequest) => void {
  const { basePath, meter, instruments } = parts
  const took = instruments.histogram({
    name: 'inlaykit.request.duration',
    unit: 's',
    description: 'How long requests of viewers took until their answer was ready.',
    labels: ['inlaykit.endpoint', 'http.request.method', 'http.response.status_code', 'error.type'],
  })
  const cacheRead = instruments.counter({
    name: 'inlaykit.cache.reads',
    unit: '{read}',
    description: 'Requests that asked the cache, by what it had.',
    labels: ['inlaykit.cache.outcome'],
  })
  const readFromCache: Readonly<Record<Exclude<CacheOutcome, 'none'>, () => void>> = {
    hit: cacheRead.series({ 'inlaykit.cache.outcome': 'hit' }),
    stale: cacheRead.series({ 'inlaykit.cache.outcome': 'stale' }),
    miss: cacheRead.series({ 'inlaykit.cache.outcome': 'miss' }),
  }
  // A host with HTTP instrumentation of its own tells this one already.
  const serverTook = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    description: 'Duration of HTTP server requests.',
    advice: { explicitBucketBoundaries: [...durationBounds] },
  })
  const isMetered = meter !== createNoopMeter()

  function makeSeries({ endpoint, method, status, error }: EndedRequest): Series {
    const common = {
      'http.request.method': method,
      'http.response.status_code': status,
      ...(error !== undefined && { 'error.type': error }),
    }
    const route = routeOf(basePath, endpoint)
    const ofServer = { ...common, ...(route !== undefined && { 'http.route': route }) }
    return {
      took: took.series({ 'inlaykit.endpoint': endpoint ?? '_OTHER', ...common }),
      http: { ...ofServer, 'url.scheme': 'http' },
      https: { ...ofServer, 'url.scheme': 'https' },
    }
  }

  /** By endpoint and method, then by status, then by error: no text is put together to find one. */
  const all = new Map<EndpointName | null, Map<string, Map<number, Map<string, Series>>>>()
  function seriesOf(ended: EndedRequest): Series {
    const { endpoint, method, status, error = '' } = ended
    const ofEndpoint = entryOf(all, endpoint)
    const ofStatus = entryOf(entryOf(ofEndpoint, method), status)
    const present = ofStatus.get(error)
    if (present) return present
    const made = makeSeries(ended)
    ofStatus.set(error, made)
    return made
  }

  return (ended) => {
    const series = seriesOf(ended)
    const seconds = ended.durationMs / 1000
    series.took(seconds)
    if (ended.cache !== 'none') readFromCache[ended.cache]()
    if (!isMetered || ended.isInner) return
    serverTook.record(seconds, ended.url.startsWith('https:') ? series.https : series.http)
  }
}

/** The map at `key`, made where there is none. */
function entryOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const present = maps.get(key)
  if (present) return present
  const made = new Map<L, V>()
  maps.set(key, made)
  return made
}
