import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { logSafe } from '../../core/logger.js'

/** The narrowest that a column is cut to, in columns of a terminal. */
const narrowest = 8
const between = '  '

const letters = new Intl.Segmenter()

/** As much of a text as has room: a letter of Chinese takes two columns, an emoji of many parts two. */
function fit(text: string, room: number): string {
  const width = stringWidth(text)
  if (width <= room) return text + ' '.repeat(room - width)
  let cut = ''
  let used = 0
  for (const { segment } of letters.segment(text)) {
    const wide = stringWidth(segment)
    if (used + wide > room - 1) break
    cut += segment
    used += wide
  }
  return `${cut}…${' '.repeat(room - 1 - used)}`
}

/** What a cell shows: one line that steers no terminal; `-` where nothing is told. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return '-'
  return logSafe(stripVTControlCharacters(String(value)))
}

/**
 * One line of a table whose other lines aren't known yet: nothing is cut, and columns stand below each other as long as
 * their cells have room.
 * @param cells what it shows
 * @param widths the room of each but the last
 */
export function toLine(
  cells: readonly (string | number | null | undefined)[],
  widths: readonly number[],
): string {
  return cells
    .map(cell)
    .map((text, index) => text + ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text))))
    .join(between)
    .trimEnd()
}

/**
 * A table for people: plain text, in as much room as there is.
 * @param head the names of the columns
 * @param rows their cells
 * @param columns the width of the terminal; `undefined`: none, then nothing is cut
 */
export function toTable(
  head: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
  columns: number | undefined,
): string[] {
  const lines = [[...head], ...rows.map((row) => row.map(cell))]
  const widths = head.map((_, index) =>
    Math.max(...lines.map((line) => stringWidth(line[index] ?? ''))),
  )
  const width = widths.reduce((sum, one) => sum + one + between.length, -between.length)
  for (let over = columns === undefined ? 0 : width - columns; over > 0; over -= 1) {
    const widest = widths.indexOf(Math.max(...widths))
    if (widths[widest]! <= narrowest) break
    widths[widest]! -= 1
  }
  return lines.map((line) =>
    line
      .map((text, index) => fit(text, widths[index]!))
      .join(between)
      .trimEnd(),
  )
}
