import type {
  ConnectionAction,
  ConnectionActionResult,
  ConnectionPanelProps,
} from '../features/connections/index.js'
import type {
  ExecutionAction,
  ExecutionActionResult,
  ExecutionFiltersReason,
  ExecutionTimelineFilters,
  ExecutionTimelineProps,
} from '../features/executions/index.js'
import type { MemberAction, MemberActionResult, MemberFilters } from '../features/members/index.js'
import type { MemberFiltersReason } from '../features/members/index.js'
import type {
  ScenarioAction,
  ScenarioActionResult,
  ScenarioFilters,
  ScenarioFiltersReason,
  ScenarioListProps,
} from '../features/scenarios/index.js'
import type { AutomationTab } from '../features/settings/index.js'
import type { WebhookAction, WebhookActionResult } from '../features/webhooks/index.js'
import type { KitEvent } from '../client/telemetry.js'
import type { Appearance } from '../provider/appearance.js'
import type { InlaykitProviderProps } from '../provider/InlaykitProvider.js'
import type { Execution, Scenario, Webhook } from '@inlaykit/shared'

/**
 * What every element takes. The first seven are attributes too, in kebab-case: `base-url="/api/inlaykit"`. Design
 * decisions are custom properties on the element: `inlaykit-team-roles { --ik-accent: teal }`.
 */
export interface InlaykitElement<Events = InlaykitElementEvents> extends HTMLElement {
  /** Where the BFF is mounted; `/api/inlaykit` by default. */
  baseUrl: string | undefined
  /** Which of the tenant's connections is shown; its default one when absent. */
  connectionId: string | undefined
  /** The language tag; by default the `lang` of the nearest element around it, else `en`. */
  locale: string | undefined
  /** The IANA time zone of shown times; the browser's own by default. */
  timeZone: string | undefined
  /** `auto` by default: follows `data-theme`, `data-color-scheme` or the class `dark`/`light` of the page, else the system. */
  colorScheme: Appearance['colorScheme']
  /** `auto` by default: more contrast for who asks the system for it. */
  contrast: Appearance['contrast']
  /** `comfortable` by default. */
  density: Appearance['density']
  /** The `fetch` to use. */
  fetch: InlaykitProviderProps['fetch']
  /** Headers sent with every request. */
  headers: InlaykitProviderProps['headers']
  /** Gives the viewer token, for hosts without a session cookie. */
  getToken: InlaykitProviderProps['getToken']
  /** Own texts by language tag. */
  messages: InlaykitProviderProps['messages']

  addEventListener<Name extends keyof (HTMLElementEventMap & Events)>(
    type: Name,
    listener: (this: this, event: (HTMLElementEventMap & Events)[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
  removeEventListener<Name extends keyof (HTMLElementEventMap & Events)>(
    type: Name,
    listener: (this: this, event: (HTMLElementEventMap & Events)[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void
}

/** The events of every element. They bubble, and pass shadow roots. */
export interface InlaykitElementEvents {
  /** Telemetry: actions, problems and the state of the live stream. */
  'inlaykit-event': CustomEvent<{ readonly event: KitEvent }>
  /** The element's code could not be loaded. */
  'inlaykit-error': CustomEvent<{ readonly error: unknown }>
}

/** The events of an element whose widget acts. */
export interface ActionEvents<Action, Result> extends InlaykitElementEvents {
  /** Before an action: `preventDefault()` keeps it from happening. */
  'inlaykit-before-action': CustomEvent<{ readonly action: Action }>
  /** After an action that was not kept from happening. */
  'inlaykit-after-action': CustomEvent<{ readonly action: Action; readonly result: Result }>
}

/** Something that people change: `value` is what it is now, as the element's property says too. */
export type ChangeEvent<Value, Reason> = CustomEvent<{
  readonly value: Value
  readonly reason: Reason
}>

/** Something was chosen, or, with `null`, chosen away. */
export type SelectEvent<Item> = CustomEvent<{
  /** Its id. */
  readonly value: string | null
  readonly item?: Item
  readonly reason: 'select' | 'deselect'
}>

/** An element whose widget acts: it may be asked first, at leisure. */
export interface ActingElement<Action, Events> extends InlaykitElement<Events> {
  /** Before an action; `false`, or a promise of it, keeps it from happening. For what an event can't wait for. */
  beforeAction: ((action: Action) => boolean | void | Promise<boolean | void>) | undefined
}

type ScenarioEvents = ActionEvents<ScenarioAction, ScenarioActionResult> & {
  'inlaykit-select': SelectEvent<Scenario>
  'inlaykit-filters-change': ChangeEvent<ScenarioFilters, ScenarioFiltersReason>
  /** With `opensRuns`: somebody wants to see the runs of the scenario, or (`execution`) one of its last runs. */
  'inlaykit-open-runs': CustomEvent<{
    readonly scenario: Scenario
    readonly execution: Execution | null
  }>
}

/** `<inlaykit-scenario-list>`. Slots: `toolbar-end`, `empty`, `not-connected`. */
export interface ScenarioListElement extends ActingElement<ScenarioAction, ScenarioEvents> {
  /** The chosen scenario. Attribute `selected-id`. */
  selectedId: string | null | undefined
  /** Search, filters and order. */
  filters: ScenarioFilters | undefined
  /** Search, filters and order at first. */
  defaultFilters: Partial<ScenarioFilters> | undefined
  columns: ScenarioListProps['columns']
  actions: ScenarioListProps['actions']
  /** Shows the chosen scenario in a panel: its schedule, its last runs, steps and inputs. Attribute `detail`. Default: `false`. */
  detail: boolean | undefined
  /**
   * The page shows runs when `inlaykit-open-runs` asks for them: the panel's lead there then. Attribute `opens-runs`.
   * Default: `false`.
   */
  opensRuns: boolean | undefined
  /** Rows that are read at once. Attribute `page-size`. */
  pageSize: number | undefined
}

type ExecutionEvents = ActionEvents<ExecutionAction, ExecutionActionResult> & {
  'inlaykit-select': SelectEvent<Execution>
  'inlaykit-filters-change': ChangeEvent<ExecutionTimelineFilters, ExecutionFiltersReason>
}

/** `<inlaykit-execution-timeline>`. Slots: `toolbar-end`, `empty`, `not-connected`. */
export interface ExecutionTimelineElement extends ActingElement<ExecutionAction, ExecutionEvents> {
  /** The runs of this scenario alone. Attribute `scenario-id`. */
  scenarioId: string | undefined
  /** The open run. Attribute `selected-id`. */
  selectedId: string | null | undefined
  /** What can be done with several runs. */
  bulkActions: ExecutionTimelineProps['bulkActions']
  filters: ExecutionTimelineFilters | undefined
  defaultFilters: Partial<ExecutionTimelineFilters> | undefined
}

type WebhookEvents = ActionEvents<WebhookAction, WebhookActionResult> & {
  'inlaykit-search-change': CustomEvent<{ readonly value: string }>
  /** With `opensScenario`: somebody wants to see the scenario that a webhook starts. */
  'inlaykit-open-scenario': CustomEvent<{
    readonly scenarioId: string
    readonly webhook: Webhook
  }>
}

/** `<inlaykit-webhook-manager>`. Slots: `head-end`, `empty`, `not-connected`. */
export interface WebhookManagerElement extends ActingElement<WebhookAction, WebhookEvents> {
  /** The webhooks of one scenario alone. Attribute `scenario-id`. */
  scenarioId: string | undefined
  /**
   * The page shows a scenario when `inlaykit-open-scenario` asks for it; without, scenarios are told by name alone. Attribute
   * `opens-scenario`. Default: `false`.
   */
  opensScenario: boolean | undefined
  /** The text in the search box. Attribute `search`. */
  search: string | undefined
}

type MemberEvents = ActionEvents<MemberAction, MemberActionResult> & {
  'inlaykit-filters-change': ChangeEvent<MemberFilters, MemberFiltersReason>
}

/** `<inlaykit-team-roles>`. Slots: `toolbar-end`, `not-connected`. */
export interface TeamRolesElement extends ActingElement<MemberAction, MemberEvents> {
  filters: MemberFilters | undefined
  defaultFilters: Partial<MemberFilters> | undefined
}

/** `<inlaykit-connection-panel>`. Slots: `head-end`, `empty`. */
export interface ConnectionPanelElement extends ActingElement<
  ConnectionAction,
  ActionEvents<ConnectionAction, ConnectionActionResult>
> {
  methods: ConnectionPanelProps['methods']
  /** Attribute `return-to`. */
  returnTo: ConnectionPanelProps['returnTo']
  /** Attribute `oauth-display`. */
  oauthDisplay: ConnectionPanelProps['oauthDisplay']
  navigate: ConnectionPanelProps['navigate']
  readsReturn: ConnectionPanelProps['readsReturn']
}

type SettingsEvents = InlaykitElementEvents & {
  'inlaykit-tab-change': CustomEvent<{ readonly value: AutomationTab }>
  'inlaykit-scenario-change': CustomEvent<{ readonly value: string | null }>
  'inlaykit-execution-change': CustomEvent<{ readonly value: string | null }>
}

/** `<inlaykit-automation-settings>`: all of them in tabs. */
export interface AutomationSettingsElement extends InlaykitElement<SettingsEvents> {
  /** Which parts there are; all by default. */
  tabs: readonly AutomationTab[] | undefined
  /** The open part. Attribute `tab`. */
  tab: AutomationTab | undefined
  /** The scenario that the page is about: its panel is open, or its runs are shown alone. Attribute `scenario-id`. */
  scenarioId: string | null | undefined
  /** The open run. Attribute `execution-id`. */
  executionId: string | null | undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'inlaykit-scenario-list': ScenarioListElement
    'inlaykit-execution-timeline': ExecutionTimelineElement
    'inlaykit-webhook-manager': WebhookManagerElement
    'inlaykit-team-roles': TeamRolesElement
    'inlaykit-connection-panel': ConnectionPanelElement
    'inlaykit-automation-settings': AutomationSettingsElement
  }
}
