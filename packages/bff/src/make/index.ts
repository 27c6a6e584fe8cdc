import type { Dialect } from '@inlaykit/shared'
import { createGuideApi } from './guide/index.js'
import { createLiveApi } from './live/index.js'
import type { Upstream } from './port/call.js'
import type { MakeApi, MakeScope } from './port/make-api.js'

const dialects: Readonly<Record<Dialect, (upstream: Upstream, scope: MakeScope) => MakeApi>> = {
  guide: createGuideApi,
  live: createLiveApi,
}

/**
 * Make in our own words, over an upstream that speaks `dialect`.
 * @param scope which part of the upstream is meant
 */
export function createMakeApi(dialect: Dialect, upstream: Upstream, scope: MakeScope): MakeApi {
  return dialects[dialect](upstream, scope)
}
