/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare sections. */
import type { ReactNode } from 'react'
import type { Difference } from './useDifference.js'

/** A line of {@link CompareTable}. */
export interface CompareRow extends Partial<Difference> {
  readonly name: string
  readonly before: ReactNode
  readonly now: ReactNode
}

/** Two things side by side, line by line. */
export function CompareTable(props: {
  caption: string
  /** What the columns are called: three of them, and a fourth where rows tell their difference. */
  head: readonly string[]
  rows: readonly CompareRow[]
}): ReactNode {
  const { caption, head, rows } = props
  return (
    // Where it is wider than the widget it must be scrolled by keyboard too.
    <div
      className="ik-run-compare-scroll"
      role="region"
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="ik-run-compare" data-ik-part="compare">
        <caption className="ik-run-compare-caption">{caption}</caption>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, now, difference, tone }, index) => (
            // The same module may run twice.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index} data-tone={tone}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td>{before ?? '–'}</td>
              <td>{now ?? '–'}</td>
              {difference !== undefined && (
                <td className="ik-run-compare-difference">
                  {difference.map((text) => (
                    <span key={text} className="ik-run-compare-text">
                      {text}
                    </span>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
