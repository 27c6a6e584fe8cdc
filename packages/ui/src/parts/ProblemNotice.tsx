import { ProblemError } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'
import { problemMessages } from '../i18n/messages/problems/en.js'
import { Button } from './Button.js'
import { Notice } from './Notice.js'

const texts = { ...commonMessages, ...problemMessages } as const

/** Says in the reader's language what an error means and what to do; anything that is no problem of ours reads as `internal`. */
export function useProblemText(): (error: unknown) => string {
  const t = useMessages(texts)
  return (error) => {
    if (!(error instanceof ProblemError)) return t('problem.internal')
    const text = t(`problem.${error.problem}`)
    if (error.retryAfter === undefined || error.retryAfter < 1) return text
    const seconds = Math.ceil(error.retryAfter)
    const when =
      seconds > 90
        ? t('common.retryInMinutes', { count: Math.ceil(seconds / 60) })
        : t('common.retryIn', { count: seconds })
    return `${text} ${when}`
  }
}

/** What {@link ProblemNotice} takes. */
export interface ProblemNoticeProps {
  error: unknown
  title?: string | undefined
  /** Tries again; absent where that makes no sense. */
  onRetry?: (() => void) | undefined
  retrying?: boolean | undefined
  /** Older data stays on screen beneath it. */
  keepsData?: boolean | undefined
  className?: string | undefined
}

/** A failed read: what happened, what to do, and another try. */
export function ProblemNotice(props: ProblemNoticeProps): ReactNode {
  const { error, title, onRetry, retrying = false, keepsData = false, className } = props
  const t = useMessages(texts)
  const describe = useProblemText()
  return (
    <Notice
      tone={keepsData ? 'warning' : 'danger'}
      title={title}
      className={className}
      action={
        onRetry && (
          <Button size="small" loading={retrying} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      {describe(error)}
      {keepsData && ` ${t('common.showsLast')}`}
    </Notice>
  )
}
