import type { Connection } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { dressed } from '../../parts/dressed.js'
import { dialogs } from '../../styles/late/sheets.js'
import { ApiKeyDialog } from './ApiKeyDialog.js'
import { DisconnectDialog } from './DisconnectDialog.js'
import type { AskedDialog } from './panel-context.js'
import { RenameDialog } from './RenameDialog.js'
import { TargetDialog } from './TargetDialog.js'
import type { OAuthFlow } from './useOAuthFlow.js'
import { ZoneDialog } from './ZoneDialog.js'

/** What {@link ConnectionDialog} takes. */
export interface ConnectionDialogProps {
  asked: AskedDialog
  connections: readonly Connection[]
  onClose: () => void
  onBeginOAuth: OAuthFlow['begin']
}

function Asked(props: ConnectionDialogProps): ReactNode {
  const { asked, connections, onClose, onBeginOAuth } = props
  switch (asked.kind) {
    case 'key':
      return <ApiKeyDialog connection={asked.connection} onClose={onClose} />
    case 'zone':
      return <ZoneDialog onClose={onClose} onBegin={(zone) => onBeginOAuth(null, { zone })} />
    case 'rename':
      return <RenameDialog connection={asked.connection} onClose={onClose} />
    case 'target':
      return <TargetDialog connection={asked.connection} onClose={onClose} />
    default:
      return (
        <DisconnectDialog
          connection={asked.connection}
          isLast={connections.length < 2}
          onClose={onClose}
        />
      )
  }
}

/** The dialog that was asked for. */
export const ConnectionDialog = dressed(Asked, [dialogs])
