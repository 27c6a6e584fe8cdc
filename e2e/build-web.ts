import type { TestProject } from 'vitest/node'
import { buildWeb } from '@inlaykit/demo/web'

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo's built front end. */
    webDirectory: string
  }
}

/** Builds the demo's front end once for all files. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('webDirectory', await buildWeb())
}
