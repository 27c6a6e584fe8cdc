import { endpoints, type EndpointName } from '@inlaykit/shared'
import { LRUCache } from 'lru-cache'
import { isCacheable, type CacheableName } from '../cache/cacheable.js'
import { questionOf } from '../cache/question.js'
import { isDomainError } from '../core/errors.js'
import { parseInput } from './input.js'
import type { Asked } from './read-kept.js'
import { endpointsByPath, viewedEndpoint } from './routes.js'

const mostBytes = 4 * 1024 * 1024
/** Longer addresses are left to the way through Fetch. */
const longest = 2000
/** A segment that means itself, whoever decodes it. */
const plainSegment = /^[\w.~-]+$/

interface Route {
  readonly segments: readonly string[]
  readonly name: EndpointName
}

/** The routes that are read, those with fixed segments first. */
const routes: readonly Route[] = [...endpointsByPath()].flatMap(([path, methods]) => {
  const name = methods.get('GET')
  if (name === undefined) return []
  return [{ segments: path.split('/').slice(1), name }]
})

/** The values of a route's parameters, or `null` when the path is another one's. */
function paramsOf({ segments }: Route, path: readonly string[]): Record<string, string> | null {
  if (segments.length !== path.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const given = path[index] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = given
    else if (segment !== given) return null
  }
  return params
}

/**
 * What addresses ask of the endpoints whose answers are kept. What was asked by somebody who may is noted, so that equal
 * addresses need not be parsed again. An address says nothing of who may ask.
 */
export class Targets {
  readonly #basePath: string
  readonly #noted = new LRUCache<string, Asked>({
    maxSize: mostBytes,
    sizeCalculation: ({ question }, target) => 4 * (question.key.length + target.length) + 200,
  })

  constructor(basePath: string) {
    this.#basePath = basePath
  }

  /** @param target path and query as they came */
  note(target: string, asked: Asked): void {
    // `find` has moved it to the front already; to set it again would weigh it again, with each hit.
    if (!this.#noted.has(target)) this.#noted.set(target, asked)
  }

  /**
   * What is asked; `null` for an address that is not in its plain form, means another endpoint, or asks for what the
   * contract doesn't allow: the way through Fetch knows what to do.
   * @param target path and query as they came
   */
  find(target: string): Asked | null {
    return this.#noted.get(target) ?? this.#parse(target)
  }

  #parse(target: string): Asked | null {
    const base = `${this.#basePath}/`
    if (target.length > longest || !target.startsWith(base)) return null
    if (!URL.canParse(target, 'http://host')) return null
    const url = new URL(target, 'http://host')
    if (url.pathname + url.search !== target) return null
    const path = url.pathname.slice(base.length).split('/')
    if (!path.every((segment) => plainSegment.test(segment))) return null
    for (const route of routes) {
      const params = paramsOf(route, path)
      if (!params) continue
      const name = viewedEndpoint(route.name, url.searchParams)
      // Whose answers are not kept is left to the way through Fetch.
      return isCacheable(name) ? askedOf(name, params, url.searchParams) : null
    }
    return null
  }
}

function askedOf(
  name: CacheableName,
  params: Record<string, string>,
  query: URLSearchParams,
): Asked | null {
  try {
    const parsed = parseInput(endpoints[name], { params, query, body: undefined })
    return { question: questionOf(name, parsed), parsed }
  } catch (error) {
    if (isDomainError(error, 'validation')) return null
    throw error
  }
}
