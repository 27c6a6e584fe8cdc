import { createHash } from 'node:crypto'
import { z } from 'zod'
import { invalidInput } from '../core/errors.js'

/** The last moment that every part of the stack can write: the end of the year 9999. */
const maxNumber = 253_402_300_799_999

/** Anybody can write a cursor: what the database can't hold is refused here. */
const storable = z.string().refine((text) => !text.includes('\0'))

const Position = z.tuple([
  z.string(),
  z.union([storable.max(1000), z.number().int().min(0).max(maxNumber), z.null()]),
  storable.max(200),
])

/**
 * A place in a sorted list: the sort value of the last row shown, and its id. Times are ms since the epoch; `null`: the row
 * has no value to sort by.
 */
export interface CursorPosition {
  readonly value: string | number | null
  readonly id: string
}

/** A short mark of everything that decides which rows come in which order: a cursor is good for the same mark alone. */
export function queryMark(parts: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12)
}

/** Writes a cursor. */
export function writeCursor(mark: string, position: CursorPosition): string {
  return Buffer.from(JSON.stringify([mark, position.value, position.id])).toString('base64url')
}

/** The problem of a cursor that is none of the list that it is given to. */
export function unreadableCursor() {
  return invalidInput([
    { path: 'query.cursor', message: 'is not a cursor of this list; start without one' },
  ])
}

/**
 * Reads a cursor.
 * @param kind what the list is sorted by
 * @throws a `validation` problem when it is none, or one of another query
 */
export function readCursor(mark: string, cursor: string, kind: 'text' | 'number'): CursorPosition {
  let position
  try {
    position = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw unreadableCursor()
  }
  if (position[0] !== mark) {
    throw invalidInput([
      {
        path: 'query.cursor',
        message: 'belongs to another query; keep the filters and the sort, or start without it',
      },
    ])
  }
  if ((typeof position[1] === 'string') !== (kind === 'text')) throw unreadableCursor()
  return { value: position[1], id: position[2] }
}

/**
 * A page of rows that were asked for with one more than `limit`: whether that one came tells whether there is another page.
 * @param valueOf the row's value in the order of the list
 */
export function cutPage<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
  mark: string,
  valueOf: (row: Row) => string | number | null,
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return {
    page,
    nextCursor: hasMore ? writeCursor(mark, { value: valueOf(last), id: last.id }) : null,
  }
}
