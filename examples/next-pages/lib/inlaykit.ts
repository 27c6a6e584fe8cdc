import type { IncomingMessage } from 'node:http'
import type { NodeHandler } from '@inlaykit/bff/node'

/** One handler for the process. It outlives the reloads of development, which evaluate this file anew. */
const kept = globalThis as { inlaykit?: Promise<NodeHandler> | undefined }

async function start(): Promise<NodeHandler> {
  // Next.js bundles what is linked from a workspace. Installed packages are imported plainly: see next.config.ts.
  const { findPerson, startBff, toViewer } = await import(
    /* turbopackIgnore: true */ 'example-shared'
  )
  const { toNodeHandler } = await import(/* turbopackIgnore: true */ '@inlaykit/bff/node')
  // `raw` is Next's own request.
  const bff = await startBff(({ raw }) =>
    toViewer(findPerson((raw as IncomingMessage).headers.cookie)),
  )
  return toNodeHandler(bff)
}

/** The BFF's handler, started with the first request that needs it. */
export function getHandler(): Promise<NodeHandler> {
  kept.inlaykit ??= start().catch((error: unknown) => {
    kept.inlaykit = undefined
    throw error
  })
  return kept.inlaykit
}
