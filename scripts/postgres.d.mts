/** A PostgreSQL server for tests. */
export interface TestPostgres {
  /** Names the database `postgres` of a throw-away server, or is `TEST_DATABASE_URL`. */
  readonly url: string
  /** Makes an empty database on that server and answers its URL. */
  readonly createDatabase: (name: string) => Promise<string>
  /** Stops a throw-away server and deletes its data; leaves a given one alone. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a throw-away PostgreSQL server on a free loopback port, or uses the one that `TEST_DATABASE_URL` names.
 *
 * @throws when there is no PostgreSQL binary for this machine, or the server isn't ready within a minute
 */
export function startPostgres(): Promise<TestPostgres>
