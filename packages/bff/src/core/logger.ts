import { pino, type DestinationStream } from 'pino'

/** From the most to the least talkative. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number]

/**
 * What the kit logs through: fields first, then one fixed sentence. A pino logger fits as it is.
 * An error goes in the field `err`.
 */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
  /** Whether lines of a level are written, where the logger can tell: no line is made for one that drops it. */
  isLevelEnabled?(level: 'debug' | 'info' | 'warn' | 'error'): boolean
}

/** Field names whose values never reach a log, at the top and one level down. */
const secretFields = [
  'authorization',
  'cookie',
  'apiKey',
  'token',
  'secret',
  'password',
  'clientSecret',
  'accessToken',
  'refreshToken',
  'key',
]

/**
 * An error as it may stand in a log: the values of a failed statement, which may be anything that a tenant or Make told,
 * stay out of it. The ORM puts them into its message, its stack and a field.
 */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const cause = withoutValues(error.cause)
  const values = 'params' in error ? `\nparams: ${String(error.params)}` : ''
  if (values === '' && cause === error.cause) return error
  const { query } = error as { query?: unknown }
  const told: object = {
    message: error.message.replace(values, ''),
    stack: error.stack?.replace(values, ''),
    ...(query === undefined ? {} : { query }),
    ...(cause === undefined ? {} : { cause }),
  }
  return Object.assign(Object.create(Object.getPrototypeOf(error) as object) as object, told)
}

/** Line ends and terminal escapes that JSON lets pass as they are. */
const steering = /[\u007f-\u009f\u2028\u2029]/g

function escapeCharacter(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * A logger that writes JSON lines, one a record whatever its fields hold.
 * @param options `level` is the least that is written, `info` by default; `destination` is stderr by default, so that
 * stdout stays free for what a command answers
 */
export function createLogger(
  options: { level?: LogLevel; destination?: DestinationStream } = {},
): Logger {
  return pino(
    {
      base: null,
      level: options.level ?? 'info',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: (error: unknown) => pino.stdSerializers.err(withoutValues(error) as Error),
      },
      hooks: { streamWrite: (line) => line.replace(steering, escapeCharacter) },
      redact: {
        paths: secretFields.flatMap((name) => [name, `*.${name}`]),
        censor: '[redacted]',
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  )
}

/** A logger that writes nothing. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  isLevelEnabled: () => false,
}

/**
 * Text from outside as it may stand in a log: control characters (line ends, terminal escapes) become `?`, so that
 * nobody can forge a line, and what is too long is cut.
 */
export function logSafe(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.slice(0, 200).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '?')
}
