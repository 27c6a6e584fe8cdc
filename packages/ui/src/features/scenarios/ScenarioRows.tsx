/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements, and rows are placed by the virtualizer. */
import type { Scenario } from '@inlaykit/shared'
import { useCallback, useEffect, useState } from 'react'
import type { FocusEvent, ReactNode } from 'react'
import type { LoadedWindow } from '../../parts/useVirtualWindow.js'
import type { ListWindow } from '../../parts/VirtualWindow.js'
import { useRootSettings } from '../../provider/root-context.js'
import { ScenarioRow } from './ScenarioRow.js'

/** Up to here all rows are in the page. */
const mostPlain = 40
/** What the head leaves of the box, in CSS pixels: of a longer list as many rows as fill it, until their window is known. */
const boxHeight = 583
/** The next page is asked for when this many rows are left. */
const loadAhead = 12

/**
 * The rows; of a long list those near its visible part. The row with the focus stays, so that no key press gets lost, and
 * the rows that were there before the window was known become its own.
 */
export function ScenarioRows(props: {
  scenarios: readonly Scenario[]
  /** `undefined`: not known yet. */
  virtual: LoadedWindow | undefined
  hasMore: boolean
  onNearEnd: () => void
}): ReactNode {
  const { scenarios, virtual, hasMore, onNearEnd } = props
  const { density } = useRootSettings()
  const [view, setView] = useState<ListWindow>()
  const [focusedId, setFocusedId] = useState<string>()
  const focused = focusedId === undefined ? -1 : scenarios.findIndex(({ id }) => id === focusedId)
  const keyOf = useCallback((index: number) => scenarios[index]?.id ?? String(index), [scenarios])

  const isLong = hasMore || scenarios.length > mostPlain
  const placed = isLong ? view : undefined
  const size = density === 'compact' ? 40 : 56
  const atFirst = Math.ceil(boxHeight / size)
  const items = placed?.items ?? scenarios.slice(0, isLong ? atFirst : mostPlain).map(unplaced)

  const isNearEnd =
    placed !== undefined && (items.at(-1)?.index ?? 0) >= scenarios.length - loadAhead
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])

  function keepFocused(event: FocusEvent<HTMLElement>): void {
    const row = event.target.closest<HTMLElement>('[data-index]')
    setFocusedId(scenarios[Number(row?.dataset['index'])]?.id)
  }

  return (
    <>
      {isLong && virtual !== undefined && (
        <virtual.Window
          count={scenarios.length}
          scroller={virtual.scroller}
          lineSize={size}
          keyOf={keyOf}
          kept={focused}
          onChange={setView}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It only notes where the focus is. */}
      <div
        role="rowgroup"
        className="ik-scenario-rows"
        data-virtual={placed && ''}
        style={placed && { blockSize: placed.total }}
        onFocus={keepFocused}
        onBlur={() => setFocusedId(undefined)}
      >
        {items.map(({ index, start }) => {
          const scenario = scenarios[index]
          return (
            scenario && (
              <ScenarioRow
                key={scenario.id}
                ref={placed?.measure}
                scenario={scenario}
                index={index}
                start={start}
              />
            )
          )
        })}
      </div>
    </>
  )
}

function unplaced(_: Scenario, index: number): { index: number; start?: number } {
  return { index }
}
