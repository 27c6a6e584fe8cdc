import type { Connection, ConnectionTest } from '@inlaykit/shared'
import { ProblemError, problems } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Badge, type Tone } from '../../parts/Badge.js'
import { Button } from '../../parts/Button.js'
import { errorIcon, idleIcon, successIcon, warningIcon } from '../../parts/icons.js'
import { Notice } from '../../parts/Notice.js'
import { useConnectionPanel } from './panel-context.js'
import { nameOf, useConnectionProblemText, usePanelMessages } from './texts.js'

const looks: Readonly<Record<Connection['status'], { tone: Tone; icon: string }>> = {
  ok: { tone: 'success', icon: successIcon },
  incomplete: { tone: 'warning', icon: warningIcon },
  'reconnect-required': { tone: 'danger', icon: errorIcon },
  unreachable: { tone: 'warning', icon: warningIcon },
  untested: { tone: 'neutral', icon: idleIcon },
}

/** How a connection stands, as a badge. */
export function ConnectionStatusBadge({ status }: Pick<Connection, 'status'>): ReactNode {
  const t = usePanelMessages()
  return (
    <Badge tone={looks[status].tone} icon={looks[status].icon} data-status={status}>
      {t(`connectionStatus.${status}`)}
    </Badge>
  )
}

/** What is to be done about a connection, and what Make said when it was last tested here. */
export function ConnectionHealth({ connection }: { connection: Connection }): ReactNode {
  const { testOf } = useConnectionPanel()
  const t = usePanelMessages()
  const { status } = connection
  const told = testOf(connection.id)
  if (status === 'incomplete') {
    return (
      <Notice tone="warning" action={<ChooseButton connection={connection} />}>
        {t('connectionPanel.incompleteText')}
      </Notice>
    )
  }
  if (status === 'reconnect-required') {
    return (
      <Notice tone="warning" action={<MendButton connection={connection} />}>
        {t('common.reconnectNeeded')}
      </Notice>
    )
  }
  if (told !== undefined) return <TestResult told={told} />
  if (status !== 'unreachable') return null
  return <Notice tone="warning">{t('problem.upstream-unavailable')}</Notice>
}

function ChooseButton({ connection }: { connection: Connection }): ReactNode {
  const { openDialog, reason } = useConnectionPanel()
  const t = usePanelMessages()
  return (
    <Button
      size="small"
      variant="primary"
      aria-label={t('connectionPanel.chooseNamed', { name: nameOf(connection, t) })}
      disabledReason={reason}
      onClick={() => openDialog({ kind: 'target', connection })}
    >
      {t('connectionPanel.choose')}
    </Button>
  )
}

/** What makes a refused connection work again: a new key, or Make's own page. */
function MendButton({ connection }: { connection: Connection }): ReactNode {
  const { connectByOAuth, isStarting, openDialog, reason } = useConnectionPanel()
  const t = usePanelMessages()
  const name = nameOf(connection, t)
  return connection.kind === 'oauth' ? (
    <Button
      size="small"
      variant="primary"
      aria-label={t('connectionPanel.reconnectNamed', { name })}
      disabledReason={reason}
      loading={isStarting}
      onClick={() => connectByOAuth(connection)}
    >
      {t('connectionPanel.reconnect')}
    </Button>
  ) : (
    <Button
      size="small"
      variant="primary"
      aria-label={t('connectionPanel.renewKeyNamed', { name })}
      disabledReason={reason}
      onClick={() => openDialog({ kind: 'key', connection })}
    >
      {t('connectionPanel.renewKey')}
    </Button>
  )
}

function TestResult({ told }: { told: ConnectionTest }): ReactNode {
  const t = usePanelMessages()
  const format = useFormat()
  const describe = useConnectionProblemText()
  const { checkedAt, durationMs, problem } = told
  const at = (
    <time className="ik-time ik-connection-tested" dateTime={checkedAt}>
      {format.dateTime(checkedAt, { timeStyle: 'short' })}
    </time>
  )
  if (problem === null) {
    return (
      <Notice tone="success" action={at}>
        {t('connectionPanel.works', { duration: format.duration(durationMs) })}
      </Notice>
    )
  }
  const { status } = problems[problem.name]
  const error = new ProblemError({ problem: problem.name, detail: problem.detail, status })
  return (
    <Notice tone="danger" action={at}>
      {t('connectionPanel.fails', { reason: describe(error) })}
    </Notice>
  )
}
