import { ProblemError } from '@inlaykit/shared/client'
import { useEffect, useRef } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { renewIcon } from '../../parts/icons.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { useIncomingMessages } from './incoming-texts.js'
import type { IncomingResult } from './useIncoming.js'

/** What {@link IncomingPanel} takes. */
export interface IncomingPanelProps<T> {
  title: string
  list: IncomingResult<T>
  /** Those of it that are shown; all by default. */
  shown?: readonly T[] | undefined
  /** The next page is read as soon as the end of this one is seen. Default: `false`. */
  growsByItself?: boolean | undefined
  /** What narrows it down; it stays whatever there is to show. */
  filters?: ReactNode
  /** What is said of all of it. */
  summary: ReactNode
  /** In place of the list, when there is nothing in it. */
  empty: ReactNode
  /** Shows one of them. */
  Row: ComponentType<{ item: T }>
  /** Reads it again, in a way of its own. Default: `reload` of the list. */
  onReload?: (() => void) | undefined
  onClose: () => void
}

/** What came to a webhook, at the side of the page: what is said of all of it, and then one after another. */
export function IncomingPanel<T extends { readonly id: string }>(
  props: IncomingPanelProps<T>,
): ReactNode {
  const { title, list, filters, onReload = list.reload, onClose } = props
  const { asOf, error, isFetching, isLoadingMore, isPending, isPrevious, items } = list
  const t = useIncomingMessages()
  const format = useFormat()
  const isGone = error instanceof ProblemError && error.problem === 'not-found'
  // That there was nothing says nothing of what is asked for now.
  const isUnknown = isPrevious && items.length === 0
  const keepsData = asOf !== undefined && !isUnknown && !isGone
  return (
    <Dialog
      className="ik-side-panel ik-webhook-panel"
      title={title}
      onClose={onClose}
      footer={
        <>
          {asOf && (
            <span className="ik-webhook-as-of">
              {t('common.asOf', {
                time: format.dateTime(asOf, { dateStyle: 'medium', timeStyle: 'medium' }),
              })}
            </span>
          )}
          <Button icon={renewIcon} loading={isFetching && !isLoadingMore} onClick={onReload}>
            {t('webhookIncoming.reload')}
          </Button>
        </>
      }
    >
      {error !== null && (
        <ProblemNotice
          error={error}
          keepsData={keepsData}
          retrying={isFetching}
          onRetry={isGone ? undefined : onReload}
        />
      )}
      {!isGone && filters}
      {(isPending || isUnknown) && error === null && <Loading />}
      {keepsData && <Content {...props} />}
    </Dialog>
  )
}

function Content<T extends { readonly id: string }>(props: IncomingPanelProps<T>): ReactNode {
  const { title, list, shown = list.items, growsByItself = false, summary, empty, Row } = props
  const t = useIncomingMessages()
  const body = useRef<HTMLDivElement>(null)
  return (
    // What scrolls is to be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div ref={body} role="group" tabIndex={0} aria-label={title} className="ik-webhook-incoming">
      {summary}
      {list.items.length === 0
        ? empty
        : shown.length > 0 && (
            <ol
              className="ik-webhook-requests"
              data-ik-part="requests"
              data-stale={list.isPrevious || undefined}
            >
              {shown.map((item) => (
                <Row key={item.id} item={item} />
              ))}
            </ol>
          )}
      <More
        list={list}
        growsByItself={growsByItself}
        onEnd={() => {
          // Whoever went elsewhere meanwhile is left there.
          if (!body.current?.closest('dialog:focus-within')) body.current?.focus()
        }}
      />
      <p className="ik-webhook-note">{t('webhookIncoming.private')}</p>
    </div>
  )
}

/** The way to the next page. */
function More(props: {
  list: IncomingResult<unknown>
  growsByItself: boolean
  onEnd: () => void
}): ReactNode {
  const { list, growsByItself, onEnd } = props
  const { hasMore, isLoadingMore, isPrevious, loadMore, moreError } = list
  const t = useIncomingMessages()
  const button = useRef<HTMLButtonElement>(null)
  const wasPressed = useRef(false)
  const isAsked = growsByItself && hasMore && !isLoadingMore && !isPrevious && moreError === null
  useEffect(() => {
    if (!isAsked || button.current === null) return undefined
    // Several changes can be told at once, the last one last.
    const observer = new IntersectionObserver((seen) => {
      if (seen.at(-1)?.isIntersecting) loadMore()
    })
    observer.observe(button.current)
    return () => observer.disconnect()
  })
  useEffect(() => {
    // The button that had the focus is gone with the last page.
    if (hasMore || !wasPressed.current) return
    wasPressed.current = false
    onEnd()
  })
  if (!hasMore) return null
  return (
    <>
      {moreError !== null && (
        <ProblemNotice error={moreError} title={t('webhookIncoming.moreFailed')} keepsData />
      )}
      <Button
        ref={button}
        className="ik-webhook-more"
        loading={isLoadingMore}
        onClick={() => {
          wasPressed.current = true
          loadMore()
        }}
      >
        {t(moreError === null ? 'webhookIncoming.more' : 'common.retry')}
      </Button>
    </>
  )
}

function Loading(): ReactNode {
  const t = useIncomingMessages()
  return (
    <div className="ik-webhook-incoming" data-ik-part="loading">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      <Skeleton width="short" />
      <div className="ik-webhook-requests">
        {['a', 'b', 'c', 'd', 'e'].map((row) => (
          <div key={row} className="ik-webhook-request">
            <Skeleton width="medium" />
            <Skeleton width="tiny" />
          </div>
        ))}
      </div>
    </div>
  )
}
