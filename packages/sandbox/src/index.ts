export { createSandbox, type Sandbox, type SandboxOrganization } from './sandbox.js'
export type { SandboxOptions } from './options.js'
export type { Dialect } from './http/environment.js'
export type { Fault } from './control/faults.js'
export type { JournalEntry } from './control/journal.js'
export type { Approval, OAuthControl, SandboxGrant } from './control/oauth.js'
export type { RequestCount } from './control/tally.js'
export type { AnyId, NewScenario, WorldControl } from './control/world.js'
export type { NewClient, SandboxClient } from './oauth/clients.js'
export type { Endpoint as OAuthEndpoint } from './oauth/dialects.js'
export type { GrantEnd } from './oauth/grants.js'
export type { OAuthCall } from './oauth/request.js'
export type { OAuthSettings } from './oauth/settings.js'
export type { Outcome, OutcomeOptions } from './world/executions.js'
export type {
  Execution,
  ExecutionError,
  ExecutionStatus,
  Folder,
  InterfaceField,
  Scenario,
  ScenarioInterface,
} from './world/model.js'
export type { Plan, PlanLimits } from './world/plans.js'
export type { Scheduling } from './world/schedules.js'
export { createVirtualClock, type Clock, type VirtualClock } from './world/clock.js'
