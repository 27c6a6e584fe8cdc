import type { EndpointName } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { ConnectionPanel } from '../features/connections/index.js'
import { ExecutionTimeline } from '../features/executions/index.js'
import { TeamRoles } from '../features/members/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { WebhookManager } from '../features/webhooks/index.js'

/** Every widget that reads, and what they open that reads, with the endpoint of what is shown and a part that stands for one of them. */
export const everyWidget: readonly {
  readonly name: string
  readonly show: () => ReactNode
  readonly endpoint: EndpointName
  readonly part: string
  /** What is pressed before any of that is there: a selector. */
  readonly press?: string
}[] = [
  { name: 'ScenarioList', show: () => <ScenarioList />, endpoint: 'listScenarios', part: 'row' },
  {
    name: 'ExecutionTimeline',
    show: () => <ExecutionTimeline />,
    endpoint: 'listExecutions',
    part: 'run',
  },
  {
    name: 'WebhookManager',
    show: () => <WebhookManager />,
    endpoint: 'listWebhooks',
    part: 'webhook',
  },
  {
    name: 'The queue of a webhook',
    show: () => <WebhookManager />,
    endpoint: 'getWebhookQueue',
    part: 'request',
    press: '[data-ik-part="queue"]',
  },
  {
    name: 'The log of a webhook',
    show: () => <WebhookManager />,
    endpoint: 'getWebhookLog',
    part: 'request',
    press: '[data-ik-part="log"]',
  },
  { name: 'TeamRoles', show: () => <TeamRoles />, endpoint: 'listMembers', part: 'row' },
  {
    name: 'ConnectionPanel',
    show: () => <ConnectionPanel />,
    endpoint: 'listConnections',
    part: 'connection',
  },
]
