import type { ReactNode } from 'react'
import { findMatches } from './match.js'

/** More marks than these in one text are not drawn: a page of thousands of elements would freeze. */
const mostMarks = 500

/** A text with what is searched for marked. */
export function Marked({ text, query }: { text: string; query: string }): ReactNode {
  const length = query.trim().length
  const parts: ReactNode[] = []
  let done = 0
  for (const at of findMatches(text, query).slice(0, mostMarks)) {
    parts.push(
      text.slice(done, at),
      <mark key={at} className="ik-match">
        {text.slice(at, at + length)}
      </mark>,
    )
    done = at + length
  }
  return [...parts, text.slice(done)]
}
