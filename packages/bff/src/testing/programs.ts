import { join } from 'node:path'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The directory in which `scripts/vitest-programs.ts` bundles the programs of a run. */
    programs: string
  }
}

/** What tests start in processes of their own. */
export type ProgramName = 'inlaykit' | 'token-process'

/** The file of a program to run with Node, made from the source. */
export function programOf(name: ProgramName): string {
  return join(inject('programs'), `${name}.mjs`)
}
