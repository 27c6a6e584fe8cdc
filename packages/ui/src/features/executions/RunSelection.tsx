/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A fieldset is what hosts dress, and it can't be a flex box everywhere. */
import type { Execution } from '@inlaykit/shared'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useKit } from '../../client/context.js'
import { workThrough } from '../../client/work-through.js'
import { Button, IconButton } from '../../parts/Button.js'
import { dressed } from '../../parts/dressed.js'
import { useFeedback } from '../../parts/Feedback.js'
import { isFocusLost } from '../../parts/focus-lost.js'
import { crossIcon, renewIcon } from '../../parts/icons.js'
import { executionTimeline } from '../../styles/late/sheets.js'
import { startTime } from './start-time.js'
import { isRetryable } from './figures.js'
import { rememberingThose } from './memory.js'
import { RunCheckbox } from './RunCheckbox.js'
import { useSelectionMessages } from './selection-texts.js'
import { useTimelineTools } from './timeline-context.js'
import { useRetryManyDialog } from './useRetryManyDialog.js'

export { RunCheck } from './RunCheck.js'

/** What {@link RunSelection} takes. */
export interface RunSelectionProps {
  /** The runs of the list. */
  executions: readonly Execution[]
}

const retryableOf = rememberingThose(isRetryable)

function Selection({ executions }: RunSelectionProps): ReactNode {
  const { checked } = useTimelineTools()
  const { client } = useKit()
  const t = useSelectionMessages()
  const { announce } = useFeedback()
  const { open, dialog } = useRetryManyDialog()
  const possible = retryableOf(executions)
  const head = useRef<HTMLDivElement>(null)
  const { ids } = checked
  const { size: count } = ids
  const { length: most } = possible
  const marked = count === 0 ? 0 : possible.filter(({ id }) => ids.has(id)).length
  const isAll = marked > 0 && marked === most
  const text = t('executionSelection.selected', { count })
  const all =
    most === 0 ? t('executionSelection.none') : t('executionSelection.all', { count: most })

  const said = useRef(text)
  useEffect(() => {
    if (said.current === text) return
    said.current = text
    announce(text)
  }, [announce, text])

  // The button that was pressed goes with the selection; whoever pressed it goes on from here.
  const wasInside = useRef(false)
  useEffect(() => {
    if (count > 0) return
    if (wasInside.current && isFocusLost()) head.current?.querySelector('input')?.focus()
    wasInside.current = false
  }, [count])

  function setAll(): void {
    if (isAll) {
      const listed = new Set(possible.map(({ id }) => id))
      checked.set(
        [...ids].filter((id) => !listed.has(id)),
        'all',
      )
    } else checked.set([...ids, ...possible.map(({ id }) => id)], 'all')
  }

  async function retry(): Promise<void> {
    const listed = new Map(executions.map((run) => [run.id, run]))
    const runs = await workThrough(
      [...ids],
      async (executionId) =>
        listed.get(executionId) ??
        client.call('GET /executions/:executionId?connection', { params: { executionId } }).catch(
          // What can't be read is tried all the same, and says why it fails.
          (): Execution => ({ id: executionId, status: 'error', trigger: 'unknown' }),
        ),
      () => false,
    )
    await open(
      // Runs whose start is not told come last; two of them stay as they are.
      runs
        .filter((run) => run !== undefined)
        .toSorted((one, other) => startTime(other) - startTime(one) || 0),
      (begun) => {
        if (begun.size === 0) return
        wasInside.current = true
        checked.set(
          [...ids].filter((id) => !begun.has(id)),
          'done',
        )
      },
    )
  }

  return (
    <div
      ref={head}
      className="ik-run-selection-head"
      role="group"
      aria-label={t('executionSelection.label')}
    >
      <RunCheckbox
        label={all}
        isChecked={isAll}
        isSome={count > 0 && !isAll}
        disabledReason={most === 0 && count === 0 ? all : undefined}
        onChange={setAll}
      />
      {count === 0 ? (
        // The box has this name already.
        <span className="ik-run-selection-text" aria-hidden="true">
          {all}
        </span>
      ) : (
        <>
          <span className="ik-run-selection-text">{text}</span>
          <Button size="small" icon={renewIcon} onClick={() => void retry()}>
            {t('executionSelection.retry', { count })}
          </Button>
          <IconButton
            label={t('executionSelection.clear')}
            hint={t('executionSelection.clear')}
            icon={crossIcon}
            onClick={() => {
              wasInside.current = true
              checked.set([], 'clear')
            }}
          />
        </>
      )}
      {dialog}
    </div>
  )
}

/** Above the list: selects all that can be run again, tells how many are selected, and runs them again. */
export const RunSelection = dressed(Selection, [executionTimeline])
