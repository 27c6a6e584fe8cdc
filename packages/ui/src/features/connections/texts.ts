import type { Connection } from '@inlaykit/shared'
import { ProblemError } from '@inlaykit/shared/client'
import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { connectionMessages } from '../../i18n/messages/connections/en.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import type { Translate } from '../../i18n/message.js'
import { useProblemText } from '../../parts/useProblemText.js'
import type { OAuthOutcome } from './oauth-address.js'
import { toError } from './to-error.js'

const texts = { ...connectionMessages, ...problemStateMessages, ...commonMessages } as const

/** The texts of the panel, in the reader's language. */
export function usePanelMessages(): Translate<typeof texts> {
  return useMessages(texts)
}

/** What a connection is called. */
export function nameOf({ label }: Connection, t: Translate<typeof texts>): string {
  return label.trim() === '' ? t('connectionPanel.unnamed') : label
}

/** Says what a fault means to somebody who mends connections, where that is more than it means to everybody. */
export function useConnectionProblemText(): (error: unknown) => string {
  const t = usePanelMessages()
  const describe = useProblemText()
  return (error) => {
    const problem = error instanceof ProblemError ? error.problem : undefined
    if (problem === 'reconnect-required') return t('common.reconnectNeeded')
    if (problem === 'upstream-rejected') return t('connectionPanel.rejected')
    if (problem === 'conflict') return t('connectionPanel.conflict')
    return describe(error)
  }
}

/** Says why Make sent somebody back without a connection. */
export function useOAuthFaultText(): (outcome: Extract<OAuthOutcome, { kind: 'error' }>) => string {
  const t = usePanelMessages()
  const describe = useProblemText()
  return ({ problem }) => {
    if (problem === 'forbidden') return t('connectionPanel.declined')
    if (problem === 'validation') return t('connectionPanel.attemptOver')
    return describe(toError(problem))
  }
}
