import { createLiveApi } from '../make/live/index.js'
import { Secret } from '../core/secret.js'
import { toProblem } from '../make/gateway/errors.js'
import type { Upstream, UpstreamRequest } from '../make/port/call.js'

const scope = { organizationId: '11', teamId: '22', editorOrigin: 'https://eu1.make.com' }

/**
 * The live dialect over recorded answers, by method and path; with the requests that it sent.
 * @param refusals the statuses of what is refused
 */
export function createRecorded(
  answers: Record<string, unknown>,
  refusals: Readonly<Record<string, number>> = {},
) {
  const requests: UpstreamRequest[] = []
  const upstream: Upstream = {
    request: async (request) => {
      requests.push(request)
      const asked = `${request.method} ${request.path}`
      const status = refusals[asked]
      if (status !== undefined) {
        throw toProblem({ status, header: () => undefined, text: '' }, new Secret('key'), undefined)
      }
      return { status: 200, body: answers[asked] }
    },
  }
  return { api: createLiveApi(upstream, scope), requests }
}
