import { DomainError } from '../core/errors.js'

/**
 * Why a dialect can't hold a schedule:
 *
 * - `kind`: it has no such kind
 * - `bounds`: it knows no bounds
 * - `distance`: it has no interval of that length
 * - `zone`: it can't mean times in that zone
 * - `zone-missing`: it must be told a zone, and none is named
 * - `days-and-times`: it can't say these days and times in one schedule
 */
export type RefusalReason =
  | 'kind'
  | 'bounds'
  | 'distance'
  | 'zone'
  | 'zone-missing'
  | 'days-and-times'

/** A schedule in a dialect's own words, or why it has none for it and what to ask for instead. */
export type Translation<T> =
  | { readonly wire: T }
  | { readonly refused: RefusalReason; readonly message: string }

/** That a dialect can't hold a schedule. */
export function refused(
  reason: RefusalReason,
  message: string,
): { readonly refused: RefusalReason; readonly message: string } {
  return { refused: reason, message }
}

/**
 * The dialect's own words.
 * @throws DomainError `unsupported`, at the body's schedule, where it has none
 */
export function requireWire<T>(translation: Translation<T>): T {
  if ('wire' in translation) return translation.wire
  const { message } = translation
  throw new DomainError('unsupported', message, { faults: [{ path: 'body.schedule', message }] })
}
