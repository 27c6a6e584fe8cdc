import type { Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { DeleteDialog } from './DeleteDialog.js'
import { DuplicateDialog } from './DuplicateDialog.js'
import type { RowDialogKind } from './list-context.js'
import { MoveDialog } from './MoveDialog.js'
import { ScheduleDialog } from './ScheduleDialog.js'

/** The dialog that a line of a row's menu opens. */
export function RowDialog(props: {
  kind: RowDialogKind
  scenario: Scenario
  onClose: () => void
}): ReactNode {
  const { kind, scenario, onClose } = props
  switch (kind) {
    case 'duplicate':
      return <DuplicateDialog scenario={scenario} onClose={onClose} />
    case 'move':
      return <MoveDialog scenario={scenario} onClose={onClose} />
    case 'schedule':
      return <ScheduleDialog scenario={scenario} onClose={onClose} />
    default:
      return <DeleteDialog scenario={scenario} onClose={onClose} />
  }
}
