import type { ComponentType } from 'react'
import type { ElementSpec } from './spec.js'

const idOf = (told: unknown): unknown => (told as { readonly id: string } | null)?.id ?? null
const itself = (told: unknown): unknown => told

/** Specs tell names as data: what a widget's own type asks for can't be checked against them here. */
const loose = (widget: unknown) => widget as ComponentType<Record<string, unknown>>

const filters = {
  callback: 'onFiltersChange',
  event: 'inlaykit-filters-change',
  read: itself,
} as const

const selectedId = {
  callback: 'onSelect',
  event: 'inlaykit-select',
  read: idOf,
  attribute: 'string',
} as const

/** Every custom element of the kit. */
export const specs: readonly ElementSpec[] = [
  {
    tag: 'inlaykit-scenario-list',
    load: async () => loose((await import('../features/scenarios/index.js')).ScenarioList),
    attributes: { pageSize: 'number', detail: 'boolean' },
    properties: [
      'columns',
      'defaultColumns',
      'density',
      'defaultDensity',
      'actions',
      'bulkActions',
      'defaultFilters',
    ],
    held: { selectedId, filters },
    steps: {
      opensRuns: {
        callback: 'onOpenRuns',
        event: 'inlaykit-open-runs',
        read: (scenario, details) => ({ scenario, ...(details as object) }),
      },
    },
    slots: ['toolbarEnd', 'empty', 'notConnected'],
  },
  {
    tag: 'inlaykit-execution-timeline',
    load: async () => loose((await import('../features/executions/index.js')).ExecutionTimeline),
    attributes: { scenarioId: 'string' },
    properties: ['bulkActions', 'defaultFilters'],
    held: { selectedId, filters },
    slots: ['toolbarEnd', 'empty', 'notConnected'],
  },
  {
    tag: 'inlaykit-webhook-manager',
    load: async () => loose((await import('../features/webhooks/index.js')).WebhookManager),
    attributes: { scenarioId: 'string' },
    held: {
      search: {
        callback: 'onSearchChange',
        event: 'inlaykit-search-change',
        read: itself,
        attribute: 'string',
      },
    },
    steps: {
      opensScenario: {
        callback: 'onOpenScenario',
        event: 'inlaykit-open-scenario',
        read: (scenarioId, webhook) => ({ scenarioId, webhook }),
      },
    },
    slots: ['headEnd', 'empty', 'notConnected'],
  },
  {
    tag: 'inlaykit-team-roles',
    load: async () => loose((await import('../features/members/index.js')).TeamRoles),
    properties: ['defaultFilters'],
    held: { filters },
    slots: ['toolbarEnd', 'notConnected'],
  },
  {
    tag: 'inlaykit-connection-panel',
    load: async () => loose((await import('../features/connections/index.js')).ConnectionPanel),
    attributes: { returnTo: 'string', oauthDisplay: 'string' },
    properties: ['methods', 'navigate', 'readsReturn'],
    slots: ['headEnd', 'empty'],
  },
  {
    tag: 'inlaykit-automation-settings',
    load: async () => loose((await import('../features/settings/index.js')).AutomationSettings),
    properties: ['tabs'],
    held: {
      tab: {
        callback: 'onTabChange',
        event: 'inlaykit-tab-change',
        read: itself,
        attribute: 'string',
      },
      scenarioId: {
        callback: 'onScenarioChange',
        event: 'inlaykit-scenario-change',
        read: itself,
        attribute: 'string',
      },
      executionId: {
        callback: 'onExecutionChange',
        event: 'inlaykit-execution-change',
        read: itself,
        attribute: 'string',
      },
    },
  },
]
