import { ProblemError, problems, type ProblemName } from '@inlaykit/shared/client'

/** The error that a problem is of which only the name was told. */
export function toError(problem: ProblemName): ProblemError {
  const { status, title } = problems[problem]
  return new ProblemError({ problem, status, detail: title })
}
