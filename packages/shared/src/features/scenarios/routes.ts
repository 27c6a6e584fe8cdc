import type { RouteTable } from '../../contract/endpoint.js'

/** Scenarios and their folders. */
export const scenarioRoutes = {
  listScenarios: {
    method: 'GET',
    path: '/scenarios',
    permission: 'scenarios:read',
    usesConnection: true,
  },
  createScenario: {
    method: 'POST',
    path: '/scenarios',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  getScenario: {
    method: 'GET',
    path: '/scenarios/:scenarioId',
    permission: 'scenarios:read',
    usesConnection: true,
  },
  getScenarioBlueprint: {
    method: 'GET',
    path: '/scenarios/:scenarioId/blueprint',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  deleteScenario: {
    method: 'DELETE',
    path: '/scenarios/:scenarioId',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  updateScenario: {
    method: 'PATCH',
    path: '/scenarios/:scenarioId',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  runScenario: {
    method: 'POST',
    path: '/scenarios/:scenarioId/run',
    permission: 'scenarios:run',
    usesConnection: true,
  },
  activateScenario: {
    method: 'POST',
    path: '/scenarios/:scenarioId/activate',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  deactivateScenario: {
    method: 'POST',
    path: '/scenarios/:scenarioId/deactivate',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  duplicateScenario: {
    method: 'POST',
    path: '/scenarios/:scenarioId/duplicate',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  previewSchedule: {
    method: 'POST',
    path: '/schedules/preview',
    permission: 'scenarios:read',
    usesConnection: true,
  },
  listScenarioVersions: {
    method: 'GET',
    path: '/scenarios/:scenarioId/versions',
    permission: 'scenarios:read',
    usesConnection: true,
  },
  getScenarioUsage: {
    method: 'GET',
    path: '/scenarios/:scenarioId/usage',
    permission: 'usage:read',
    usesConnection: true,
  },
  listFolders: {
    method: 'GET',
    path: '/folders',
    permission: 'scenarios:read',
    usesConnection: true,
  },
  createFolder: {
    method: 'POST',
    path: '/folders',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  updateFolder: {
    method: 'PATCH',
    path: '/folders/:folderId',
    permission: 'scenarios:write',
    usesConnection: true,
  },
  deleteFolder: {
    method: 'DELETE',
    path: '/folders/:folderId',
    permission: 'scenarios:write',
    usesConnection: true,
  },
} as const satisfies RouteTable

/** What a scenario can be: switched on, switched off, paused by Make after faults, or not able to run at all. */
export const scenarioStatuses = ['active', 'inactive', 'paused', 'invalid'] as const

/** By what a list of scenarios can be sorted; `-` before it means descending. */
export const scenarioSorts = [
  'name',
  '-name',
  'lastRunAt',
  '-lastRunAt',
  'nextRunAt',
  '-nextRunAt',
  'operations',
  '-operations',
] as const
