import { ProblemError } from '@inlaykit/shared/client'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'
import { problemMessages } from '../i18n/messages/problems/en.js'

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
