import type { Webhook, WebhookLogEntry } from '@inlaykit/shared'
import { webhookLogStatuses } from '@inlaykit/shared/client'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { presetLength, timePresets } from '../../client/time-presets.js'
import { Badge, type Tone } from '../../parts/Badge.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { useFeedback } from '../../parts/Feedback.js'
import { Select } from '../../parts/Field.js'
import { errorIcon, idleIcon, successIcon, webhookIcon } from '../../parts/icons.js'
import { IncomingPanel } from './IncomingPanel.js'
import { useIncomingMessages } from './incoming-texts.js'
import { RequestTime } from './RequestTime.js'
import { useWebhookLog, type WebhookLogResult } from './useWebhookLog.js'

type Status = NonNullable<WebhookLogEntry['status']>
type Outcome = 'all' | Status

const looks: Readonly<Record<Status | 'unknown', { tone: Tone; icon: string }>> = {
  success: { tone: 'success', icon: successIcon },
  error: { tone: 'danger', icon: errorIcon },
  unknown: { tone: 'neutral', icon: idleIcon },
}

/** Make keeps no log for longer than a month: that is any time. */
const ranges = timePresets.filter((preset) => preset !== 'month')
type Range = (typeof ranges)[number]

/** What came to a webhook in the last days, and what became of it. */
export function WebhookLogPanel(props: { webhook: Webhook; onClose: () => void }): ReactNode {
  const { webhook, onClose } = props
  const { range, from, choose } = useRange()
  const log = useWebhookLog(webhook.id, { from })
  const t = useIncomingMessages()
  const [outcome, setOutcome] = useState<Outcome>('all')
  const isWhole = outcome === 'all'
  const shown = isWhole ? log.items : log.items.filter(({ status }) => status === outcome)
  return (
    <IncomingPanel
      title={t('webhookLog.title', { name: webhook.name })}
      list={log}
      shown={shown}
      // Else a filter that few meet would read the whole log, page by page.
      growsByItself={isWhole}
      filters={
        <div className="ik-webhook-filters">
          <Select
            label={t('timeRange.label')}
            value={range}
            options={ranges.map((value) => ({ value, label: t(`timeRange.${value}`) }))}
            onChange={choose}
          />
          <Select
            label={t('webhookLog.outcome')}
            value={outcome}
            options={[
              { value: 'all' as const, label: t('webhookLog.all') },
              ...webhookLogStatuses.map((value) => ({
                value,
                label: t(`webhookLog.status.${value}`),
              })),
            ]}
            onChange={setOutcome}
          />
        </div>
      }
      summary={<Summary log={log} shown={shown} isWhole={isWhole} />}
      empty={
        <EmptyState
          icon={webhookIcon}
          title={t(range === 'all' ? 'webhookLog.emptyTitle' : 'webhookLog.noneTitle')}
        >
          {t('webhookLog.kept')}
        </EmptyState>
      }
      Row={LogRow}
      // An hour that was chosen a while ago is another one by now.
      onReload={() => (range === 'all' ? log.reload() : choose(range))}
      onClose={onClose}
    />
  )
}

/** A stretch of time up to now, and when it began as it was chosen: the question stays the same until it is chosen again. */
function useRange(): {
  readonly range: Range
  readonly from: string | undefined
  readonly choose: (range: Range) => void
} {
  const [chosen, setChosen] = useState<{ readonly range: Range; readonly from?: string }>({
    range: 'all',
  })
  return {
    range: chosen.range,
    from: chosen.from,
    choose(range) {
      const length = presetLength(range)
      setChosen({
        range,
        ...(length !== undefined && { from: new Date(Date.now() - length).toISOString() }),
      })
    },
  }
}

function LogRow({ item }: { item: WebhookLogEntry }): ReactNode {
  const t = useIncomingMessages()
  const { receivedAt, status } = item
  return (
    <li className="ik-webhook-request" data-ik-part="request">
      <RequestTime value={receivedAt} />
      <Badge plain {...looks[status ?? 'unknown']}>
        {status === null ? t('common.unknown') : t(`webhookLog.status.${status}`)}
      </Badge>
    </li>
  )
}

/** How many are shown, of how many, and why some were not accepted. */
function Summary(props: {
  log: WebhookLogResult
  shown: readonly WebhookLogEntry[]
  isWhole: boolean
}): ReactNode {
  const { log, shown, isWhole } = props
  const { isPrevious, items } = log
  const t = useIncomingMessages()
  const { announce } = useFeedback()
  const text = isWhole
    ? t('webhookLog.read', { count: items.length })
    : t('webhookLog.readOf', { count: items.length, shown: shown.length })
  const told = useRef(text)
  useEffect(() => {
    if (isPrevious || told.current === text) return
    told.current = text
    announce(text)
  }, [announce, isPrevious, text])
  if (items.length === 0) return null
  return (
    <div className="ik-webhook-level">
      <p className="ik-webhook-note">{text}</p>
      {items.some(({ status }) => status === 'error') && (
        <p className="ik-webhook-note">{t('webhookLog.why')}</p>
      )}
    </div>
  )
}
