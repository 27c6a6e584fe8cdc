import type { CapabilityName, Scenario, Session } from '@inlaykit/shared'
import { useMemo } from 'react'
import { accessFor } from '../../client/session.js'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { useAccessReason } from '../../parts/useAccessReason.js'

const texts = { ...scenarioMessages, ...problemStateMessages } as const

/** Why an action of a row cannot be used, in words; `undefined` when it can. */
export interface ScenarioAccess {
  readonly run: (scenario: Scenario) => string | undefined
  readonly setActive: (scenario: Scenario) => string | undefined
  /** Running anything. */
  readonly mayRun: string | undefined
  /** Changing and deleting. */
  readonly write: string | undefined
  /** Whether the viewer's role allows to run or change anything; `true` until it is known. */
  readonly mayChange: boolean
  /** Whether the connection can do something at all; else the action is not shown. */
  readonly offers: (capability: CapabilityName) => boolean
}

/**
 * What the viewer may do with a scenario: by their role, what the connection offers and how the scenario stands. The answer is
 * the same until something of it changes.
 */
export function useScenarioAccess(session: Session | undefined): ScenarioAccess {
  const t = useMessages(texts)
  const reasonOf = useAccessReason()
  const mayRun = reasonOf(accessFor(session, 'scenarios:run'))
  const mayWrite = reasonOf(accessFor(session, 'scenarios:write'))
  const mayChange = (['scenarios:run', 'scenarios:write'] as const).some(
    (permission) => accessFor(session, permission).state !== 'role',
  )
  const isLost = session?.connection?.status === 'reconnect-required'
  const capabilities = session?.capabilities

  return useMemo(() => {
    const lost = isLost ? t('problem.reconnect-required') : undefined
    const faulty = ({ status }: Scenario): string | undefined =>
      status === 'invalid' ? t('scenarioList.invalidReason') : undefined
    return {
      run: (scenario) => mayRun ?? lost ?? faulty(scenario),
      setActive: (scenario) => mayWrite ?? lost ?? faulty(scenario),
      mayRun: mayRun ?? lost,
      write: mayWrite ?? lost,
      mayChange,
      offers: (capability) => capabilities?.[capability] !== false,
    }
  }, [capabilities, isLost, mayChange, mayRun, mayWrite, t])
}
