import { expect, it } from 'vitest'
import { createLogger, silentLogger, type Logger } from '../core/logger.js'
import { isLineWanted } from './request-log.js'

const destination = { write: () => undefined }
const { debug, info, warn, error } = silentLogger
/** As a host may have it: a logger that can't tell. */
const mute: Logger = { debug, info, warn, error }

it.each<[string, Logger, boolean]>([
  ['a logger at info', createLogger({ destination }), true],
  ['a logger at debug', createLogger({ level: 'debug', destination }), true],
  ['a logger at warn', createLogger({ level: 'warn', destination }), false],
  ['a silent logger', createLogger({ level: 'silent', destination }), false],
  ['a logger that cannot tell', mute, true],
])('the line of an answer is made for %s only where it is written', (_, logger, expected) => {
  expect(isLineWanted(logger)).toBe(expected)
})
