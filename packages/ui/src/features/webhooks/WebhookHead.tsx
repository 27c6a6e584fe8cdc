import type { Webhook } from '@inlaykit/shared'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { useFeedback } from '../../parts/Feedback.js'
import { keepFocusAround } from '../../parts/keep-focus.js'
import { SearchField } from '../../parts/SearchField.js'
import { useWebhookManager } from './manager-context.js'
import { useWebhookMessages } from './texts.js'
import type { WebhooksResult } from './useWebhooks.js'

/** So many fit on a screen; more are worth a search box. */
const searchFrom = 6
/** Data that was older than this when it was read is said to be so, in ms. */
const staleMs = 3 * 60_000

/** How many there are, how old that is when it is not current, the search, and the button that creates. */
export function WebhookHead(props: {
  list: WebhooksResult
  shown: readonly Webhook[] | undefined
  search: string
  onSearch: (search: string) => void
}): ReactNode {
  const { list, shown, search, onSearch } = props
  const { asOf, error, readAt, total } = list
  const { openDialog, reason, slots } = useWebhookManager()
  const t = useWebhookMessages()
  const format = useFormat()
  const { announce } = useFeedback()
  const text =
    shown === undefined
      ? undefined
      : search.trim() === ''
        ? t('webhookManager.count', { count: total })
        : t('webhookManager.countOf', { count: shown.length, total })
  const answered = useRef(search)
  useEffect(() => {
    if (text === undefined || answered.current === search) return
    answered.current = search
    announce(text)
  }, [announce, search, text])
  const isStale = asOf && (error !== null || readAt - Date.parse(asOf) > staleMs)
  return (
    <div ref={keepFocusAround} className="ik-webhook-head" data-ik-part="head">
      {(total >= searchFrom || search !== '') && (
        <SearchField
          className="ik-webhook-search"
          label={t('webhookManager.search')}
          clearLabel={t('webhookManager.searchClear')}
          value={search}
          onChange={onSearch}
          maxLength={200}
        />
      )}
      <span className="ik-webhook-count">
        {text}
        {isStale && ` · ${t('common.asOf', { time: format.dateTime(asOf) })}`}
      </span>
      <div className="ik-webhook-head-end">
        <Button
          variant="primary"
          disabledReason={reason}
          onClick={() => openDialog({ kind: 'create' })}
        >
          {t('webhookManager.create')}
        </Button>
        {slots.headEnd}
      </div>
    </div>
  )
}
