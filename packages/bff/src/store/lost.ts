import { DrizzleQueryError } from 'drizzle-orm/errors'

/** SQLSTATE: connection exceptions, a server that stops or starts, no connection left; and what sockets say. */
const lostCodes =
  /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/

/** The driver's own words, which come without a code. */
const lostWords =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Cannot use a pool after|Embedded Postgres )/

/** Whether an error of the driver says that the database can't be reached, or went away midway. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? lostCodes.test(code) : lostWords.test(error.message)
}

/** Whether a statement failed since the database can't be reached, so that another try may find it again. */
export function isStoreLost(error: unknown): boolean {
  return error instanceof DrizzleQueryError && isConnectionLost(error.cause)
}

/** Says of a transaction that could not even begin what the ORM says of a statement that failed. */
export function asFailedStatement(error: unknown): unknown {
  return isConnectionLost(error) ? new DrizzleQueryError('begin', [], error as Error) : error
}
