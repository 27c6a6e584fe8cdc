import type { Capabilities, Dialect } from '@inlaykit/shared'
import type { MakeAccount } from './account.js'
import type { MakeBlueprints } from './blueprints.js'
import type { MakeExecutions } from './executions.js'
import type { MakeIncompleteExecutions } from './incomplete-executions.js'
import type { MakeMembers } from './members.js'
import type { MakeFolders, MakeScenarios } from './scenarios.js'
import type { MakeWebhooks } from './webhooks.js'

/**
 * Make in our own words, whatever dialect the upstream speaks: one object per connection, one resource per property.
 * Above it nobody knows which dialect is in use; `capabilities` says what it can do.
 */
export interface MakeApi {
  readonly dialect: Dialect
  readonly capabilities: Capabilities
  readonly account: MakeAccount
  readonly scenarios: MakeScenarios
  readonly blueprints: MakeBlueprints
  readonly folders: MakeFolders
  readonly executions: MakeExecutions
  readonly incompleteExecutions: MakeIncompleteExecutions
  readonly members: MakeMembers
  readonly webhooks: MakeWebhooks
}

/** Which part of an upstream a connection means. */
export interface MakeScope {
  readonly organizationId: string | null
  readonly teamId: string | null
  /** The zone's origin for links into Make's own editor, for example `https://eu1.make.com`; `null`: no links. */
  readonly editorOrigin: string | null
}
