import type { Bff } from '@inlaykit/bff'

/** One BFF for the process. It outlives the reloads of development, which evaluate this file anew. */
const kept = globalThis as { inlaykit?: Promise<Bff> | undefined }

async function start(): Promise<Bff> {
  // Next.js bundles what is linked from a workspace. An installed package is imported plainly: see next.config.ts.
  const { findPerson, startBff, toViewer } = await import(
    /* turbopackIgnore: true */ 'example-shared'
  )
  return startBff(({ header }) => toViewer(findPerson(header('cookie'))))
}

/** The BFF, started with the first request that needs it. */
export function getBff(): Promise<Bff> {
  kept.inlaykit ??= start().catch((error: unknown) => {
    kept.inlaykit = undefined
    throw error
  })
  return kept.inlaykit
}
