import type { ReactNode } from 'react'
import { dressed } from '../../parts/dressed.js'
import { dialogs, webhookManager } from '../../styles/late/sheets.js'
import { CreateWebhookDialog } from './CreateWebhookDialog.js'
import { DeleteWebhookDialog } from './DeleteWebhookDialog.js'
import type { AskedDialog } from './manager-context.js'
import { RenameWebhookDialog } from './RenameWebhookDialog.js'
import { RevealWebhookDialog } from './RevealWebhookDialog.js'
import { TestWebhookDialog } from './TestWebhookDialog.js'
import { WebhookLogPanel } from './WebhookLogPanel.js'
import { WebhookQueuePanel } from './WebhookQueuePanel.js'

/** What {@link WebhookDialog} takes. */
export interface WebhookDialogProps {
  asked: AskedDialog
  onClose: () => void
}

function Asked({ asked, onClose }: WebhookDialogProps): ReactNode {
  switch (asked.kind) {
    case 'create':
      return <CreateWebhookDialog onClose={onClose} />
    case 'reveal':
      return <RevealWebhookDialog webhook={asked.webhook} onClose={onClose} />
    case 'rename':
      return <RenameWebhookDialog webhook={asked.webhook} onClose={onClose} />
    case 'test':
      return <TestWebhookDialog webhook={asked.webhook} onClose={onClose} />
    case 'queue':
      return <WebhookQueuePanel webhook={asked.webhook} onClose={onClose} />
    case 'log':
      return <WebhookLogPanel webhook={asked.webhook} onClose={onClose} />
    default:
      return <DeleteWebhookDialog webhook={asked.webhook} onClose={onClose} />
  }
}

/** The dialog that was asked for. */
export const WebhookDialog = dressed(Asked, [dialogs, webhookManager])
