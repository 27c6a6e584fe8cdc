import type { ReactNode } from 'react'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'
import { Button } from './Button.js'
import { Notice } from './Notice.js'
import { useProblemText } from './useProblemText.js'

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
  const t = useMessages(commonMessages)
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
