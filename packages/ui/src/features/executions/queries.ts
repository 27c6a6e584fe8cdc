import type { ExecutionDetail } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import { read, readPages } from '../../client/read.js'
import { executionKeys } from '../../client/scenario-keys.js'
import type { ExecutionFilter } from './filter.js'
import { readExecutionPage } from './reads.js'
import { settlePage, settleRun } from './recent.js'

type Reader = Pick<Kit, 'client' | 'queryClient' | 'scope'>

/** How the runs that a normalised filter asks for are read and kept, page by page. */
export function executionListQuery(kit: Reader, filter: ExecutionFilter) {
  return readPages(executionKeys.list(kit.scope, filter), async (cursor, signal) => {
    const readAt = Date.now()
    const page = await readExecutionPage(kit, filter, { cursor, signal })
    return settlePage(kit.queryClient, page, { filter, isFirst: cursor === undefined, readAt })
  })
}

/** How one run is read and kept. */
export function executionQuery(kit: Reader, executionId: string) {
  return read<ExecutionDetail>(executionKeys.one(kit.scope, executionId), async (signal) => {
    const readAt = Date.now()
    const run = await kit.client.call(
      'GET /executions/:executionId?connection',
      { params: { executionId } },
      { signal },
    )
    return settleRun(kit.queryClient, run, readAt)
  })
}
