import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { externalIcon } from '../../parts/icons.js'
import { keyIcon } from './icons.js'
import { useConnectionPanel } from './panel-context.js'
import { usePanelMessages } from './texts.js'

/** The ways to connect. The first one stands out where nothing else does. */
export function ConnectButtons(props: { prominent?: boolean | undefined }): ReactNode {
  const { connectByOAuth, isStarting, methods, openDialog, reason } = useConnectionPanel()
  const t = usePanelMessages()
  return methods.map((method, index) => {
    const variant = props.prominent && index === 0 ? 'primary' : 'secondary'
    return method === 'oauth' ? (
      <Button
        key={method}
        variant={variant}
        icon={externalIcon}
        disabledReason={reason}
        loading={isStarting}
        onClick={() => connectByOAuth(null)}
      >
        {t('connectionPanel.connectOAuth')}
      </Button>
    ) : (
      <Button
        key={method}
        variant={variant}
        icon={keyIcon}
        disabledReason={reason}
        onClick={() => openDialog({ kind: 'key', connection: null })}
      >
        {t('connectionPanel.connectKey')}
      </Button>
    )
  })
}
