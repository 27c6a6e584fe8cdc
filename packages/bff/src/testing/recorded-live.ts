import { createLiveApi } from '../make/live/index.js'
import type { Upstream, UpstreamRequest } from '../make/port/call.js'

const scope = { organizationId: '11', teamId: '22', editorOrigin: 'https://eu1.make.com' }

/** The live dialect over recorded answers, by method and path; with the requests that it sent. */
export function createRecorded(answers: Record<string, unknown>) {
  const requests: UpstreamRequest[] = []
  const upstream: Upstream = {
    request: async (request) => {
      requests.push(request)
      return { status: 200, body: answers[`${request.method} ${request.path}`] }
    },
  }
  return { api: createLiveApi(upstream, scope), requests }
}
