import type { Connection } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { usePanelMessages } from './texts.js'

/** What a connection reaches, and when it was last of use. */
export function ConnectionFacts({ connection }: { connection: Connection }): ReactNode {
  const t = usePanelMessages()
  const { lastUsedAt, organizationId, plan, teamId, zone } = connection
  return (
    <dl className="ik-connection-facts" data-ik-part="facts">
      <Fact name={t('connectionPanel.organization')}>
        {organizationId ?? t('connectionPanel.notChosen')}
      </Fact>
      {teamId && <Fact name={t('connectionPanel.team')}>{teamId}</Fact>}
      {zone && <Fact name={t('connectionPanel.zone')}>{zone}</Fact>}
      {plan && <Fact name={t('connectionPanel.plan')}>{t(`connectionPlan.${plan}`)}</Fact>}
      <Fact name={t('connectionPanel.lastUsed')}>
        {lastUsedAt ? <RelativeTime value={lastUsedAt} /> : t('connectionPanel.neverUsed')}
      </Fact>
    </dl>
  )
}

function Fact(props: { name: string; children: ReactNode }): ReactNode {
  return (
    <div className="ik-connection-fact">
      <dt>{props.name}</dt>
      <dd>
        <bdi>{props.children}</bdi>
      </dd>
    </div>
  )
}
