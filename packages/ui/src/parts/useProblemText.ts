import { ProblemError } from '@inlaykit/shared/client'
import { useMessages } from '../i18n/I18nProvider.js'
import type { MessagePart } from '../i18n/message.js'
import { problemStateMessages } from '../i18n/messages/problem-states/en.js'
import type { problemMessages } from '../i18n/messages/problems/en.js'
import { late, useLate } from './late.js'

type Key = keyof typeof problemMessages | keyof typeof problemStateMessages
type Lookup = (key: Key, values?: { count: number }) => string

const english = late<MessagePart>(async () => ({
  ...problemStateMessages,
  ...(await import('../i18n/messages/problems/en.js')).problemMessages,
}))

/**
 * Says in the reader's language what an error means and what to do; anything that is no problem of ours reads as `internal`.
 * Most of the English texts are loaded once this is mounted; an error that comes before them reads as the server put it.
 */
export function useProblemText(): (error: unknown) => string {
  const t = useMessages<MessagePart>(useLate(english) ?? problemStateMessages) as Lookup
  const find = (key: Key, values?: { count: number }): string | undefined => {
    const text = t(key, values)
    return text === key ? undefined : text
  }
  return (error) => {
    if (!(error instanceof ProblemError)) return find('problem.internal') ?? String(error)
    const text = find(`problem.${error.problem}`) ?? error.detail
    if (error.retryAfter === undefined || error.retryAfter < 1) return text
    const seconds = Math.ceil(error.retryAfter)
    const when =
      seconds > 90
        ? find('problem.retryInMinutes', { count: Math.ceil(seconds / 60) })
        : find('problem.retryIn', { count: seconds })
    return when === undefined ? text : `${text} ${when}`
  }
}
