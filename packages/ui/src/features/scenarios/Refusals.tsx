import { ProblemError } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'

/** What the server found wrong, place by place, in its words. */
export function Refusals({ error }: { error: Error | null }): ReactNode {
  if (!(error instanceof ProblemError) || !error.errors || error.errors.length === 0) return null
  return (
    <ul className="ik-dialog-list">
      {error.errors.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <code dir="ltr">{path.replace(/^body\./, '')}</code> {message}
        </li>
      ))}
    </ul>
  )
}
