import type { Make } from '@makehq/sdk'

/** What exists in a sandbox for the calls to name. */
export interface SdkTargets {
  readonly organizationId: number
  readonly teamId: number
  /** Of a scenario that is active and left something incomplete. */
  readonly scenarioId: number
  /** Of a scenario that may be deleted. */
  readonly spareScenarioId: number
  /** Of a run that has ended. */
  readonly executionId: string
  readonly incompleteExecutionId: string
  readonly hookId: number
  readonly folderId: number
  readonly roleId: number
}

/** A call of the vendor's SDK, with the fields that its answer must have, those of the first row where it is a list. */
export interface SdkCall {
  readonly call: (make: Make, targets: SdkTargets) => Promise<unknown>
  readonly fields?: readonly string[]
}

/** The parts of the SDK whose features the product shows. */
export const sdkParts = [
  'scenarios',
  'blueprints',
  'executions',
  'incompleteExecutions',
  'hooks',
  'folders',
  'teams',
  'organizations',
  'users',
  'roles',
] as const

const execution = ['id', 'imtId', 'type', 'status', 'duration', 'operations', 'timestamp']
const incomplete = ['id', 'reason', 'created', 'size', 'resolved', 'retry', 'attempts']
const hook = [
  'id',
  'name',
  'teamId',
  'udid',
  'typeName',
  'enabled',
  'queueCount',
  'queueLimit',
  'url',
]
const scenario = [
  'id',
  'name',
  'teamId',
  'isActive',
  'isinvalid',
  'isPaused',
  'usedPackages',
  'scheduling',
]
const blueprint = JSON.stringify({ name: 'Made', flow: [], metadata: {} })
const onDemand = JSON.stringify({ type: 'on-demand' })

/** A call of each method, in an order in which what one needs is not yet gone. */
export const sdkCalls: Readonly<Record<string, SdkCall>> = {
  'scenarios.list': { call: (make, { teamId }) => make.scenarios.list(teamId), fields: scenario },
  'scenarios.listInOrganization': {
    call: (make, { organizationId }) => make.scenarios.listInOrganization(organizationId),
    fields: scenario,
  },
  'scenarios.get': {
    call: (make, { scenarioId }) => make.scenarios.get(scenarioId),
    fields: scenario,
  },
  'scenarios.create': {
    call: (make, { teamId }) => make.scenarios.create({ teamId, blueprint, scheduling: onDemand }),
    fields: ['id', 'name', 'teamId'],
  },
  'scenarios.update': {
    call: (make, { scenarioId }) => make.scenarios.update(scenarioId, { name: 'Renamed' }),
    fields: ['id', 'name'],
  },
  'scenarios.getInterface': {
    call: (make, { scenarioId }) => make.scenarios.getInterface(scenarioId),
  },
  'scenarios.interface': { call: (make, { scenarioId }) => make.scenarios.interface(scenarioId) },
  'scenarios.setInterface': {
    call: (make, { scenarioId }) =>
      make.scenarios.setInterface(scenarioId, { interface: { input: [], output: [] } }),
  },
  'scenarios.deactivate': { call: (make, { scenarioId }) => make.scenarios.deactivate(scenarioId) },
  'scenarios.activate': { call: (make, { scenarioId }) => make.scenarios.activate(scenarioId) },
  'scenarios.run': {
    call: (make, { scenarioId }) => make.scenarios.run(scenarioId, {}, { responsive: false }),
    fields: ['executionId'],
  },
  'scenarios.delete': {
    call: (make, { spareScenarioId }) => make.scenarios.delete(spareScenarioId),
  },
  'blueprints.get': {
    call: (make, { scenarioId }) => make.blueprints.get(scenarioId),
    fields: ['name', 'flow', 'metadata'],
  },
  'blueprints.versions': {
    call: (make, { scenarioId }) => make.blueprints.versions(scenarioId),
    fields: ['created', 'version', 'scenarioId', 'draft'],
  },
  'executions.list': {
    call: (make, { scenarioId }) => make.executions.list(scenarioId),
    fields: execution,
  },
  'executions.get': {
    call: (make, { scenarioId, executionId }) => make.executions.get(scenarioId, executionId),
    fields: execution,
  },
  'executions.getDetail': {
    call: (make, { scenarioId, executionId }) => make.executions.getDetail(scenarioId, executionId),
    fields: ['status'],
  },
  'executions.listForIncompleteExecution': {
    call: (make, { incompleteExecutionId: id }) => make.executions.listForIncompleteExecution(id),
  },
  'executions.getForIncompleteExecution': {
    call: async (make, { incompleteExecutionId: id, executionId }) => {
      const [known] = await make.executions.listForIncompleteExecution(id)
      return make.executions.getForIncompleteExecution(id, known?.id ?? executionId)
    },
    fields: execution,
  },
  'incompleteExecutions.list': {
    call: (make, { scenarioId }) => make.incompleteExecutions.list(scenarioId),
    fields: incomplete,
  },
  'incompleteExecutions.get': {
    call: (make, { incompleteExecutionId: id }) => make.incompleteExecutions.get(id),
    fields: incomplete,
  },
  'incompleteExecutions.bundle': {
    call: (make, { incompleteExecutionId: id }) => make.incompleteExecutions.bundle(id),
  },
  'incompleteExecutions.update': {
    call: (make, { incompleteExecutionId: id }) =>
      make.incompleteExecutions.update(id, { failer: 2 }),
  },
  'incompleteExecutions.retryMultiple': {
    call: (make, { scenarioId, incompleteExecutionId: id }) =>
      make.incompleteExecutions.retryMultiple(scenarioId, { all: true, exceptIds: [id] }),
  },
  'incompleteExecutions.retry': {
    call: (make, { incompleteExecutionId: id }) => make.incompleteExecutions.retry(id),
  },
  'hooks.list': { call: (make, { teamId }) => make.hooks.list(teamId), fields: hook },
  'hooks.get': { call: (make, { hookId }) => make.hooks.get(hookId), fields: hook },
  'hooks.create': {
    call: (make, { teamId }) =>
      make.hooks.create({
        name: 'Made',
        teamId,
        typeName: 'gateway-webhook',
        data: { headers: false, method: false, stringify: false },
      }),
    fields: hook,
  },
  'hooks.rename': {
    call: (make, { hookId }) => make.hooks.rename(hookId, 'Renamed'),
    fields: ['id', 'name'],
  },
  'hooks.update': {
    call: (make, { hookId }) =>
      make.hooks.update(hookId, { data: { headers: true, method: true, stringify: true } }),
  },
  'hooks.ping': {
    call: (make, { hookId }) => make.hooks.ping(hookId),
    fields: ['address', 'attached', 'learning', 'gone'],
  },
  'hooks.learnStart': { call: (make, { hookId }) => make.hooks.learnStart(hookId) },
  'hooks.learnStop': { call: (make, { hookId }) => make.hooks.learnStop(hookId) },
  'hooks.disable': { call: (make, { hookId }) => make.hooks.disable(hookId) },
  'hooks.enable': { call: (make, { hookId }) => make.hooks.enable(hookId) },
  'hooks.delete': { call: (make, { hookId }) => make.hooks.delete(hookId) },
  'folders.list': {
    call: (make, { teamId }) => make.folders.list(teamId),
    fields: ['id', 'name', 'scenariosTotal'],
  },
  'folders.create': {
    call: (make, { teamId }) => make.folders.create({ name: 'Made', teamId }),
    fields: ['id', 'name'],
  },
  'folders.update': {
    call: (make, { folderId }) => make.folders.update(folderId, { name: 'Renamed' }),
    fields: ['id', 'name'],
  },
  'folders.delete': { call: (make, { folderId }) => make.folders.delete(folderId) },
  'teams.list': {
    call: (make, { organizationId }) => make.teams.list(organizationId),
    fields: ['id', 'name', 'organizationId'],
  },
  'teams.get': { call: (make, { teamId }) => make.teams.get(teamId), fields: ['id', 'name'] },
  'teams.create': {
    call: (make, { organizationId }) => make.teams.create({ name: 'Made', organizationId }),
    fields: ['id', 'name', 'organizationId'],
  },
  'teams.delete': { call: (make, { teamId }) => make.teams.delete(teamId) },
  'organizations.list': { call: (make) => make.organizations.list(), fields: ['id', 'name'] },
  'organizations.get': {
    call: (make, { organizationId }) => make.organizations.get(organizationId),
    fields: ['id', 'name', 'license', 'teams', 'isPaused'],
  },
  'organizations.create': {
    call: (make) =>
      make.organizations.create({ name: 'Made', regionId: 1, timezoneId: 1, countryId: 1 }),
  },
  'organizations.update': {
    call: (make, { organizationId }) => make.organizations.update(organizationId, { name: 'New' }),
    fields: ['id', 'name', 'license', 'teams', 'isPaused'],
  },
  'organizations.delete': {
    call: (make, { organizationId }) => make.organizations.delete(organizationId),
  },
  'users.me': { call: (make) => make.users.me(), fields: ['id', 'name', 'email'] },
  'users.currentAuthorization': {
    call: (make) => make.users.currentAuthorization(),
    fields: ['authUsed', 'scope'],
  },
  'roles.list': { call: (make) => make.roles.list(), fields: ['id', 'name'] },
  'roles.get': { call: (make, { roleId }) => make.roles.get(roleId), fields: ['id', 'name'] },
  'roles.permissions': {
    call: (make) => make.roles.permissions(),
    fields: ['id', 'name', 'category', 'roleCategory', 'requires'],
  },
}
