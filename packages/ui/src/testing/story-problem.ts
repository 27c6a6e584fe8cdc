import type { ProblemName } from '@inlaykit/shared'

/** A problem that a handler answers with. */
export class StoryProblem extends Error {
  constructor(
    readonly problem: ProblemName,
    detail: string,
  ) {
    super(detail)
  }
}
