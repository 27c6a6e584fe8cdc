import { startPostgres } from './postgres.mjs'

/**
 * Starts one PostgreSQL server for all integration tests and hands them its URL; each test makes its own database there.
 * @param {import('vitest/node').TestProject} project
 */
export async function setup(project) {
  if (process.env['TEST_DATABASE'] === 'embedded') {
    project.provide('postgresUrl', '')
    return undefined
  }
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
