import { Problem, problems, problemType, type ProblemName } from '@inlaykit/shared'
import { expect } from 'vitest'

/** Holds an answer against the problem that it should be, whole; answers its body. */
export async function expectProblem(
  response: Response,
  ...names: [ProblemName, ...ProblemName[]]
): Promise<Problem> {
  const text = await response.text()
  expect(response.headers.get('content-type'), text).toBe('application/problem+json; charset=utf-8')
  const problem = Problem.parse(JSON.parse(text))
  expect(names.map(problemType), text).toContain(problem.type)
  const name = names.find((one) => problemType(one) === problem.type)!
  expect(problem).toMatchObject(problems[name])
  expect(response.status).toBe(problem.status)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('x-request-id')).toBe(problem.instance)
  if (problem.retryAfter !== undefined) {
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  return problem
}
